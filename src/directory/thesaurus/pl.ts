import type { Tongue } from './tongue.ts';

/** Polish. */
export const pl: Tongue = {
  noise:
    'ja, mi, mnie, mój, moja, moje, potrzebuj*, potrzebn*, szukam, chcę, chce, chciał*, pomoc*, pomóc, proszę, gdzie, jak, w, z, do, na, dla, o, i, lub, albo, się, jest, są, mam, blisko, niedaleko, koło, obok, ktoś, kogoś, jakiś, usług*, wsparci*, znaleźć',
  terms: {
    food: 'jedzeni*, jedzenie, żywnoś*, bank* żywnoś*, paczk* żywnoś*, paczki z jedzeniem, posił*, ciepły posiłek, obiad*, głód, głodn*, jeść, chleb, kuchnia, zupa, jadłodzielni*, mleko dla dziec*, zakup* spożywcz*, nie mam co jeść',
    money_and_debt:
      'pieniądz*, pieniędz*, kasa, dług*, zadłużen*, zaległoś*, komornik*, kredyt*, pożyczk*, rachun*, zasił*, świadczen*, podat* lokaln*, council tax, budżet*, bied*, ubóstw*, bankruct*, upadłoś*, zapomog*, dodatek mieszkaniowy, finans*, koszty życia, konto bankowe',
    housing:
      'mieszkani*, dom, dach nad głową, czynsz*, wynaj*, najem, lokator*, eksmisj*, wyrzuc* z mieszkania, właściciel mieszkania, landlord, wilgoć, wilgoc*, pleśń, grzyb, pokój, kwater*, lokal socjaln*, mieszkanie socjalne, hipote*, kaucj*',
    homelessness:
      'bezdomn*, noclegowni*, schronisk*, śpię na ulicy, spać na ulicy, na ulicy, nie mam gdzie spać, nie mam gdzie mieszkać, bez dachu nad głową, przytuł*',
    legal_and_immigration_advice:
      'prawn*, prawnik*, adwokat*, porad* prawn*, imigra*, imigrac*, migrant*, wiza, wizy, papiery, dokument*, bez papierów, pobyt*, prawo pobytu, status osiedleńczy, status osoby osiedlonej, settled status, obywatelstw*, paszport*, odwołani*, sąd*, trybunał*, prawa, łączenie rodzin',
    work: 'prac*, praca, zatrudni*, bezroboc*, bezrobotn*, cv, życiorys*, rozmow* kwalifikacyjn*, wypłat*, pensj*, zarob*, wynagrodzen*, zwolnien*, szukam pracy, własna firma, urząd pracy',
    education_and_training:
      'edukacj*, szkoł*, szkole*, nauk*, kurs*, szkoleni*, uczelni*, uniwersytet*, studi*, kwalifikacj*, świadectw*, lekcj*, korepetycj*, mundur*, bibliotek*, matur*, dyplom*',
    english_and_language:
      'angielsk*, język angielski, języka angielskiego, kurs* angielskiego, lekcje angielskiego, nauka angielskiego, nauka języka, język*, konwersacj*',
    interpreting: 'tłumacz*, tłumaczen*, tłumacz przysięgły, po polsku, mówi po polsku, język migowy',
    healthcare_access:
      'lekarz*, lekark*, doktor*, rejestracja do lekarza, przychodni*, szpital*, dentyst*, stomatolog*, zęb*, zęby, okulist*, okular*, lek, leki, lekarstw*, recept*, aptek*, szczepi*, ciąż*, położn*, pielęgniar*, zdrowi*, leczeni*, badani*',
    mental_wellbeing:
      'zdrowie psychiczne, psychiczn*, psycholog*, psychiatr*, psychoterap*, terapi*, depresj*, lęk*, stres*, niepok*, panik*, smut*, trauma*, koszmar*, samobójst*, samookalecz*, żałob*, kryzys*, bezsenno*, uzależnien*, alkohol*, alkoholi*, narkotyk*, hazard*',
    physical_activity:
      'sport*, ćwicze*, siłowni*, pływa*, basen*, spacer*, bieg*, rower*, joga, taniec, taneczn*, piłk*, piłka nożna, gimnastyk*, fitness, aktywność fizyczna, ruch, odchudz*',
    long_term_condition:
      'chorob*, chor*, choroba przewlekła, przewlekł*, ból, bóle, cukrzyc*, astma, rak, nowotwór*, serce, udar, nadciśnieni*, niepełnosprawn*, wózek inwalidzki, demencj*, alzheimer*, padaczk*, autyzm*, niewidom*, głuch*, inwalid*',
    loneliness_and_friendship:
      'samotn*, sam jestem, sama jestem, samotność, przyjaci*, przyjaźń, znajom*, towarzystw*, poznać ludzi, izolacj*, pogada*, porozmawiać, spotkani*, klub towarzyski',
    culture_faith_and_identity:
      'wiar*, religi*, kości*, kościół, msza, ksiądz, meczet*, synagog*, modlitw*, kultur*, polonia, społeczność polska, tożsamoś*, lgbt*, gej*, lesbijk*',
    family_and_parenting:
      'rodzin*, rodzic*, dziec*, dzieci, dziecko, niemowl*, matk*, mama, ojciec, tata, przedszkol*, żłob*, opieka nad dzie*, pieluch*, wózek dziecięcy, karmienie piersią, rozwód, rozwod*, młodzież*, nastolat*, samotna matka',
    caring:
      'opiekun*, opieka nad chor*, opieka nad star*, opieka nad rodzic*, opiekuję się, opieka wytchnieniowa, zasiłek opiekuńczy, opieka domowa',
    transport:
      'transport*, autobus*, pociąg*, bilet*, dojazd*, dojechać, taksówk*, samochód, prawo jazdy, przejazd*, podwózk*',
    digital:
      'internet*, komputer*, laptop*, telefon*, komórk*, smartfon*, karta sim, wifi, cyfrow*, e mail, drukow*, drukark*, tablet',
    energy_and_essentials:
      'prąd, prądu, gaz, gazu, energi*, ogrzewan*, zimno, ciepł*, licznik*, rachunek za prąd, rachunek za gaz, rachunki za energię, ubra*, odzież*, kurtk*, buty, mebl*, łóżk*, materac*, koc, koce, lodówk*, pralk*, kuchenk*, środki czystości, podpask*, prysznic*, pranie',
    safety_and_abuse:
      'przemoc*, przemoc domowa, bije mnie, mąż mnie bije, bity, bita, gwałt*, molestowan*, napaść, wykorzystywanie seksualne, stalking, boję się, zagrożen*, groz*, niebezpiecz*, policj*, nękani*, przymusowe małżeństwo, rasizm*, mowa nienawiści, dom samotnej matki, bezpieczeństw*, ofiar*',
    trafficking_and_exploitation:
      'handel ludźmi, handlu ludźmi, niewolnictw*, praca przymusowa, pracy przymusowej, wyzysk*, wykorzystywan*, prostytucj*, zabrał mi paszport, zabrali mi paszport, przemyt*',
    detention_and_asylum_support:
      'azyl*, uchodź*, uchodźc*, ochrona międzynarodowa, deportacj*, deportow*, areszt imigracyjny, detencj*, ośrodek dla uchodźców, hotel dla uchodźców, zatrzyman*',
    volunteering: 'wolontari*, wolontariat, ochotnik*, pomagać innym, społecznie',
    arts_nature_and_heritage:
      'sztuk*, plastyczn*, malowan*, muzyk*, śpiew*, chór*, teatr*, muzeum, muze*, histori*, dziedzictw*, rękodzieł*, szyci*, ogród*, ogrod*, działk*, przyrod*, natur*, fotografi*, poezj*, książk*',
    other: 'coś innego, inna pomoc, inne',
  },
};
