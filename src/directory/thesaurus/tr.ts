import type { Tongue } from './tongue.ts';

/** Turkish. */
export const tr: Tongue = {
  noise:
    'ben, biz, bana, benim, ihtiyacım, ihtiyaç, var, istiyorum, arıyorum, yardım*, lütfen, nerede, nereden, yakın*, için, ile, ve, veya, ya da, bir, bu, nasıl, hizmet*, destek, desteği, bulmak, lazım',
  terms: {
    food: 'yemek, yemeğ*, yiyecek*, gıda, gıda bankas*, gıda paket*, gıda yardım*, aç, açım, açlık, aşevi, ekmek, erzak, öğün, mama, bebek mamas*, bedava yemek, mutfak, süt',
    money_and_debt:
      'para, paray*, borç*, borc*, borçlu*, icra, fatura*, belediye vergisi, vergi*, ödenek*, sosyal yardım*, maddi*, maddi yardım, kredi*, bütçe, yoksul*, fakir*, iflas*, geçim, banka hesabı',
    housing:
      'ev, evim, konut*, barınma, kira*, kiracı*, ev sahibi, tahliye*, evden atıl*, evden çıkar*, daire, oda, rutubet*, küf, sosyal konut, ipotek, mortgage',
    homelessness:
      'evsiz*, sokakta, sokakta kal*, sokakta yat*, barınak*, sığınma evi, kalacak yer*, yatacak yer*, başımı sokacak',
    legal_and_immigration_advice:
      'hukuk*, hukuki, avukat*, yasal*, kanun*, göç, göçmen*, göçmenlik, vize*, kağıt*, belge*, evrak*, kağıtsız, oturum*, oturma izni, vatandaşlık, pasaport*, mahkeme*, itiraz*, temyiz*, hak, haklar*, aile birleşimi',
    work: 'iş, işe, iş arıyorum, iş bulma*, istihdam, işsiz*, özgeçmiş, cv, mülakat*, iş görüşmesi, maaş*, ücret*, meslek*, çalışma izni, çalışmak, işyeri',
    education_and_training:
      'eğitim*, okul*, okuma yazma, kurs*, üniversite*, kolej, öğrenci*, ders*, öğrenmek, diploma*, sertifika*, okul üniforması, kütüphane*',
    english_and_language:
      'ingilizce*, ingilizce kurs*, ingilizce ders*, ingilizce öğren*, dil, dil kursu, dil öğren*, konuşma pratiği',
    interpreting: 'tercüman*, çevirmen*, çeviri*, tercüme*, türkçe konuşan, türkçe, işaret dili',
    healthcare_access:
      'doktor*, aile hekimi, hekim*, hastane*, klinik*, diş, diş hekimi, dişçi*, gözlük*, göz muayenesi, ilaç*, reçete*, eczane*, aşı*, hamile*, gebe*, ebe, hemşire*, sağlık*, tedavi*',
    mental_wellbeing:
      'ruh sağlığı, psikoloj*, psikiyatr*, terapi*, depresyon*, kaygı*, anksiyete*, stres*, panik*, üzgün*, üzüntü*, endişe*, travma*, kabus*, intihar*, yas, uykusuz*, bağımlılık*, alkol*, uyuşturucu*, kumar*, danışmanlık',
    physical_activity:
      'spor*, egzersiz*, spor salonu, yüzme*, yürüyüş*, koşu*, futbol*, bisiklet*, yoga, dans*, jimnastik*, kilo verme*, fiziksel aktivite',
    long_term_condition:
      'hastalık*, hastalığ*, kronik*, hasta, hastayım, ağrı*, şeker hastalığı, diyabet*, astım*, kanser*, kalp*, tansiyon*, inme, felç*, engelli*, tekerlekli sandalye, demans*, alzheimer*, epilepsi*, otizm*, kör, sağır, böbrek*',
    loneliness_and_friendship:
      'yalnız*, yalnızlık, yalnızım, arkadaş*, arkadaşlık, dost*, sohbet*, insanlarla tanış*, sosyalleş*, kimseyi tanımıyorum, izole',
    culture_faith_and_identity:
      'din, dini, inanç*, cami*, camii, kilise*, cemevi*, namaz*, ibadet*, kültür*, türk topluluğu, kürt topluluğu, topluluk*, dernek*, kimlik*, lgbt*, eşcinsel*',
    family_and_parenting:
      'aile*, çocuk*, çocuğ*, bebek*, bebeğ*, anne*, baba*, ebeveyn*, kreş*, anaokulu, çocuk bakımı, bebek bezi, emzirme*, boşanma*, velayet*, genç*, ergen*',
    caring: 'bakıcı*, bakım*, yaşlı bakımı, hasta bakımı, evde bakım, bakım veren*',
    transport: 'ulaşım*, otobüs*, tren*, taksi*, bilet*, yol parası, araba*, ehliyet*, araç',
    digital:
      'internet*, bilgisayar*, laptop*, telefon*, cep telefonu, sim kart*, wifi, e posta, eposta, dijital*, yazıcı*, tablet',
    energy_and_essentials:
      'elektrik*, gaz, doğalgaz*, enerji*, ısınma*, ısıtma*, soğuk*, üşüyorum, elektrik faturası, gaz faturası, sayaç*, giysi*, kıyafet*, mont*, ayakkabı*, mobilya*, eşya*, yatak*, battaniye*, buzdolabı, çamaşır makinesi, ocak, hijyen*, ped, duş*, çamaşır*',
    safety_and_abuse:
      'şiddet*, aile içi şiddet, ev içi şiddet, dövüyor*, kocam dövüyor, kocam beni dövüyor, dayak*, istismar*, taciz*, tecavüz*, cinsel saldırı, zorla evlendir*, zorla evlilik, namus*, kadın sünneti, tehdit*, tehlike*, korkuyorum, korku*, güvenlik, güvende değil*, polis*, ırkçılık, nefret suçu, sığınak',
    trafficking_and_exploitation:
      'insan ticareti, kaçakçı*, sömürü*, kölelik*, modern kölelik, zorla çalıştır*, fuhuş*, pasaportumu aldı*, pasaportuma el koy*',
    detention_and_asylum_support:
      'iltica*, sığınma*, sığınmacı*, mülteci*, sığınma başvurusu, gözaltı*, sınır dışı*, deport*, geri gönderme*, otel, mülteci oteli, kamp',
    volunteering: 'gönüllü*, gönüllülük, gönüllü çalış*, başkalarına yardım*',
    arts_nature_and_heritage:
      'sanat*, resim*, müzik*, şarkı*, koro*, tiyatro*, müze*, tarih*, miras*, dikiş*, örgü*, el işi, elişi, bahçe*, doğa, park*, fotoğraf*, şiir*, kitap*',
    other: 'başka bir şey, başka yardım, diğer',
  },
};
