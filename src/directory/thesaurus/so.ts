import type { Tongue } from './tongue.ts';

/** Somali. */
export const so: Tongue = {
  noise:
    'waxaan, waxan, aan, anigu, aniga, u, baahanahay, baahnahay, baahan, rabaa, doonayaa, raadinayaa, caawimaad, caawimo, caawi, gargaar, i, iga, ku, ka, la, iyo, ama, halkee, xaggee, meel, dhow, agtayda, fadlan, sidee, adeeg, adeegyo, taageero, ah, oo, ayaan',
  terms: {
    food: 'cunto, cuntada, cuno, raashin, raashinka, bangiga cuntada, bangiga raashinka, gaajo, gaajaysan, gaajeysan, gaajo ayaa i haysa, quraac, qado, casho, rooti, caano, caanaha ilmaha, wax la cuno, waxaan cuno',
    money_and_debt:
      'lacag, lacagta, deyn, deymo, dayn, qaan, biil, biilal, biilasha, canshuur, canshuurta, cashuurta guriga, gunno, manfac, manfacyo, daryeelka bulshada, saboolnimo, sabool, miisaaniyad, amaah, koonto bangi, dhaqaale',
    housing:
      'guri, guriga, guryo, guryaha, hoy siin, kiro, kirada, ijaar, mulkiilaha guriga, milkiilaha guriga, ka saarid guri, guriga la iga saaray, guri ka saarid, qol, qoyaan, caariyo, guriga dowladda, guri la aan',
    homelessness:
      'hoy la aan, hoylaawe, hoylaaweyaal, guri la’aan, guri laaan, bilaa hoy, hoy, dibad jiif, dibadda seexdo, waddada seexdo, meel aan seexdo, meel la seexdo',
    legal_and_immigration_advice:
      'sharci, sharciga, qareen, qareenka, looyar, talo sharci, talo sharciyeed, socdaal, socdaalka, muhaajir, muhaajiriin, fiiso, warqado, warqadaha, waraaqo, warqad la aan, deganaansho, dhalasho, jinsiyad, baasaboor, maxkamad, racfaan, xuquuq, midaynta qoyska, isu keenid qoys',
    work: 'shaqo, shaqada, shaqo raadis, shaqo la aan, shaqo la’aan, shaqaale, mushahar, mushaar, cv, wareysi shaqo, xirfad, ganacsi',
    education_and_training:
      'waxbarasho, waxbarashada, iskuul, iskuulka, dugsi, kulliyad, kuleej, jaamacad, koorso, koorsooyin, tababar, cashar, casharo, shahaado, arday, maktabad, direys',
    english_and_language:
      'ingiriisi, ingiriisiga, ingiriis, af ingiriis, afka ingiriisiga, luqadda ingiriiska, barasho ingiriis, fasal ingiriis, luqad, luuqad',
    interpreting:
      'turjumaan, turjubaan, turjumid, tarjumaan, turjumaad, af soomaali, afsoomaali, ku hadla soomaali, luqadda dhegoolaha',
    healthcare_access:
      'dhakhtar, dhaqtar, takhtar, takhtarka, isbitaal, isbitaalka, rug caafimaad, caafimaad, caafimaadka, ilko, ilkaha, dhakhtarka ilkaha, indho, muraayado, dawo, daawo, dawooyin, farmashi, tallaal, uur, uurleh, umuliso, kalkaaliye',
    mental_wellbeing:
      'caafimaadka maskaxda, maskaxda, niyad jab, niyadjab, murugo, welwel, walwal, walaac, cabsi, isku buuq, isbuuq, dhaawac nafsi, nafsi, nafsiga, is dil, isdil, hurdo la aan, riyo xun, qabatimo, balwad, khamri, daroogo, qaad, la talin, latalin, tacsi',
    physical_activity:
      'jimicsi, isboorti, ciyaaro, ciyaar, kubbad, kubbadda cagta, dabaal, socod, lugayn, orod, jiim, baaskiil, yoga, miisaan dhimis, firfircooni',
    long_term_condition:
      'xanuun, xanuun joogto, cudur, cudur joogto ah, jirro, buka, sonkor, sonkorow, macaan, dhiig kar, dhiigkar, wadne, kansar, neef, xiiq, naafo, naafonimo, laxaad la aan, indhoole, dhegool, waallida, hilmaan, autism, kelli',
    loneliness_and_friendship:
      'keli, kelinimo, kali, kalinimo, keligay, kaligay, cidlo, go’doon, saaxiib, saaxiibo, asxaab, saaxiibtinimo, dad la kulan, sheeko',
    culture_faith_and_identity:
      'diin, diinta, masjid, masaajid, misaajid, kaniisad, salaad, dugsi quraan, quraan, dhaqan, dhaqanka, jaaliyad, jaaliyadda soomaalida, aqoonsi, haybad, muslim',
    family_and_parenting:
      'qoys, qoyska, reer, carruur, caruur, carruurta, caruurta, ilmo, ilmaha, dhallaan, canug, hooyo, hooyooyin, aabbe, waalid, waalidiin, xannaano, xanaano caruur, naas nuujin, xafaayad, furriin, furitaan, dhallinyaro, barbaarin',
    caring:
      'daryeele, daryeelaya, daryeel, daryeelka waayeelka, daryeelka qof, xannaaneeye, nasasho daryeele, daryeelka guriga',
    transport: 'gaadiid, gaadiidka, bas, baska, tareen, tigidh, tikidh, taksi, gaari, safar, gaari wadis',
    digital:
      'internet, internetka, kombuyuutar, kombiyuutar, laptop, telefoon, taleefan, mobil, sim, wifi, iimayl, dhijitaal, daabac',
    energy_and_essentials:
      'koronto, korontada, laydh, gaas, gaaska, kulayl, kuleyl, qabow, qaboow, dhaxan, meel diirran, biilka korontada, biilka gaaska, dhar, dharka, jaakad, kabo, alaab guri, alaabta guriga, sariir, furaash, buste, talaagad, dharka lagu dhaqo, suuliga, nadaafad, qubays',
    safety_and_abuse:
      'rabshad, rabshada guriga, xadgudub, tacaddi, tacadi, i garaaca, ninkaygu wuu i garaacaa, garaacid, dil, kufsi, faraxumayn, guur qasab ah, guur khasab ah, gudniin, gudniinka fircooniga, booliis, baqdin, baqayaa, cabsanayaa, hanjabaad, khatar, nabadgelyo, cunsurinimo, badbaado',
    trafficking_and_exploitation:
      'ka ganacsiga dadka, dad ka ganacsi, tahriib, tahriibin, addoonsi, adoonsi, shaqo qasab ah, shaqo khasab ah, dhillanimo, dhiig miirad, ka faa’iidaysi, baasaboorkayga la iga qaatay',
    detention_and_asylum_support:
      'magangelyo, magan galyo, magangalyo, qaxooti, qaxootiga, magangelyo doon, xidhan, xarun hayn, xabsi socdaal, masaafuris, tarxiil, huteel, hoteel, taageerada magangelyada',
    volunteering: 'mutadawac, mutadawacnimo, iskaa wax u qabso, tabarruc, tabaruc, dadka caawi',
    arts_nature_and_heritage:
      'farshaxan, fan, muusig, hees, heeso, gabay, sawir, masrax, matxaf, madxaf, hiddo, hidde iyo dhaqan, taariikh, tolmo, harqaan, beer, beerasho, dabeecad, jardiino, akhris',
    other: 'wax kale, caawimaad kale',
  },
};
