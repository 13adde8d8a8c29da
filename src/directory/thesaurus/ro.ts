import type { Tongue } from './tongue.ts';

/** Romanian. */
export const ro: Tongue = {
  noise:
    'eu, am, mea, meu, mele, nevoie, vreau, caut, ajutor*, ajutați, ajutati, vă rog, va rog, unde, cum, aproape, lângă, langa, de, din, în, in, la, cu, pe, pentru, și, si, sau, un, o, este, sunt, servici*, sprijin, găsi, cineva, nu',
  terms: {
    food: 'mâncare*, mancare*, hrană, hrana, alimente*, aliment*, banca de alimente, bancă de alimente, pachet* cu alimente, foame, mi e foame, flămând*, înfometat*, mânca, nimic de mâncare, masă caldă, mese gratuite, cantină*, cantina socială, pâine, lapte praf, lapte pentru bebeluși, bucătărie',
    money_and_debt:
      'bani, banii, datori*, datornic*, împrumut*, credit*, factur*, restanț*, executor*, impozit*, taxa locală, council tax, ajutor social, alocați*, beneficii, indemnizaț*, ajutor financiar, sărac*, sărăci*, buget*, faliment*, financiar*, cont bancar',
    housing:
      'locuinț*, locuint*, casă, casa, case, apartament*, chirie*, chiria*, închiri*, proprietar*, chiriaș*, evacua*, dat afară din casă, cameră, camera, igrasie, mucegai*, locuință socială, cazare*, ipotec*, gazdă',
    homelessness:
      'fără adăpost, fara adapost, fără casă, pe stradă, dorm pe stradă, dorm afară, adăpost*, azil de noapte, nu am unde dormi, nu am unde sta, boschetar*',
    legal_and_immigration_advice:
      'avocat*, juridic*, consultanță juridică, legal*, lege, imigr*, migrant*, viză, viza, acte, hârtii, documente, fără acte, fără hârtii, drept de ședere, rezidenț*, cetățeni*, pașaport*, tribunal*, judecăt*, recurs, apel, drepturi, settled status, reîntregirea familiei',
    work: 'muncă, munca, muncesc, loc de muncă, locuri de muncă, serviciu de lucru, angaj*, șomaj*, șomer*, cv, interviu*, salari*, concediat*, meserie*, job*, lucru, afacere',
    education_and_training:
      'educați*, școal*, scoal*, școli, liceu*, facultate*, universit*, curs, cursuri, lecți*, studii, studiu, formare*, învăț*, diplom*, certificat*, calific*, uniform*, bibliotec*, grădiniță',
    english_and_language:
      'engleză, engleza, limba engleză, limba engleza, curs de engleză, cursuri de engleză, lecții de engleză, învăț engleza, limbă, conversație',
    interpreting:
      'interpret*, traduc*, traducător*, traducere*, translator*, vorbește română, în română, limba semnelor',
    healthcare_access:
      'doctor*, medic, medici, medic de familie, înscriere la medic, spital*, clinic*, dentist*, stomatolog*, dinți, ochelari*, oftalmolog*, medicament*, rețet*, farmaci*, vaccin*, însărcinat*, gravid*, sarcin*, moaș*, asistent* medical*, sănătate*, tratament*',
    mental_wellbeing:
      'sănătate mintală, sănătatea mintală, psiholog*, psihiatr*, psihic*, terapi*, depresi*, deprimat*, anxiet*, stres*, panic*, trist*, îngrijorat*, traum*, coșmar*, suicid*, sinucid*, doliu, insomni*, dependenț*, alcool*, drog*, jocuri de noroc, consiliere*',
    physical_activity:
      'sport*, exerciți*, sală de fitness, fitness*, înot*, piscină, plimb*, mers pe jos, alerg*, fotbal*, biciclet*, yoga, dans*, gimnastic*, activitate fizică, slăbi*',
    long_term_condition:
      'boală, boala, boli, bolnav*, cronic*, durer*, diabet*, astm*, cancer*, inimă, inima, tensiune*, accident vascular, dizabilit*, handicap*, scaun cu rotile, demenț*, alzheimer*, epilepsi*, autis*, orb, nevăzător*, surd*, rinichi*',
    loneliness_and_friendship:
      'singur*, singurătate*, prieten*, prieteni, prietenie*, cunoaște oameni, izolat*, izolare*, companie*, nu cunosc pe nimeni, socializ*',
    culture_faith_and_identity:
      'credinț*, religi*, biseric*, moschee*, rugăciun*, preot*, cultur*, comunitate*, comunitatea română, identitate*, rom, romi, lgbt*, gay',
    family_and_parenting:
      'famili*, copil*, copii*, bebeluș*, mamă, mama, mame, tată, tata, părinț*, creș*, îngrijirea copiilor, scutec*, alăpt*, divorț*, custodi*, tineri*, adolescen*, mamă singură',
    caring:
      'îngrijitor*, îngrijire*, îngrijesc, îngrijirea bătrânilor, îngrijire la domiciliu, bătrâni, vârstnici',
    transport:
      'transport*, autobuz*, tren*, bilet*, taxi*, mașin*, permis de conducere, condus, călător*, deplas*',
    digital:
      'internet*, calculator*, laptop*, telefon*, mobil, cartelă*, wifi, email, digital*, imprim*, tablet*',
    energy_and_essentials:
      'curent electric, curent, electricitate*, lumină, gaz, gaze, energi*, încălzire*, frig, căldură*, factura la curent, factura la gaz, contor*, haine*, îmbrăcăminte*, geacă*, pantofi*, încălțăminte*, mobil*, pat, paturi, saltea*, pătur*, frigider*, mașină de spălat, aragaz*, igien*, absorbant*, duș*, spălătorie*',
    safety_and_abuse:
      'violenț*, violenț* domestică, violență în familie, mă bate, soțul mă bate, bătaie*, abuz*, viol, violat*, agresiune sexuală, hărțuire*, căsătorie forțată, amenin*, pericol*, frică, mi e frică, mă tem, siguranț*, poliți*, rasism*, victim*',
    trafficking_and_exploitation:
      'trafic de persoane, traficul de persoane, traficat*, exploat*, sclavi*, sclavie*, muncă forțată, prostituți*, mi a luat pașaportul, mi au luat pașaportul',
    detention_and_asylum_support:
      'azil, cerere de azil, solicitant* de azil, azil politic, refugiat*, detenți*, reținut*, centru de detenție, deport*, expulz*, hotel*',
    volunteering: 'voluntar*, voluntariat, ajut pe alții, să ajut',
    arts_nature_and_heritage:
      'artă, arta, arte, pictur*, desen*, muzic*, cânt*, cor, teatru*, muze*, istori*, patrimoni*, artizanat*, croitori*, cusut*, grădin*, grădinărit, natur*, parc, fotografi*, poezi*, lectur*',
    other: 'altceva, alt ajutor, altele',
  },
};
