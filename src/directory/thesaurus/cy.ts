import type { Tongue } from './tongue.ts';

/** Welsh. Words stand in the forms that mutation gives them where these are common. */
export const cy: Tongue = {
  noise:
    'rwy, dw, i, fi, fy, angen, eisiau, isio, chwilio, am, help, cymorth, cefnogaeth, plîs, os, gwelwch, yn, dda, ble, sut, ger, agos, ar, o, at, i’r, yr, y, a, ac, neu, gyda, mae, gen, gwasanaeth*, dod, hyd, rhywun',
  terms: {
    food: 'bwyd, fwyd, banc bwyd, fanc bwyd, banciau bwyd, parsel bwyd, pryd o fwyd, prydau, newyn, llwgu, llwglyd, bwyta, cinio, brecwast, swper, cegin gymunedol, cegin, oergell gymunedol, llaeth babi, llaeth fformiwla',
    money_and_debt:
      'arian, dyled, dyledion, ddyled, benthyciad*, bil, biliau, treth, treth y cyngor, treth gyngor, ôl ddyledion, budd dal, budd daliad*, budd daliadau, lwfans*, credyd cynhwysol, tlodi, cyllideb*, methdal*, costau byw, cyfrif banc, undeb credyd, beili*',
    housing:
      'tai, tŷ, cartref, fflat, rhent, rhentu, landlord*, tenant*, tenantiaeth*, troi allan, dadfeddiannu, tai cymdeithasol, tŷ cyngor, llety, lleithder, llwydni, morgais, cymdeithas tai',
    homelessness:
      'digartref*, ddigartref*, cysgu allan, cysgu ar y stryd, ar y stryd, lloches nos, hostel, dim lle i fyw, dim cartref',
    legal_and_immigration_advice:
      'cyfreithiol, cyfraith, cyfreithiwr, cyngor cyfreithiol, cymorth cyfreithiol, mewnfud*, fisa, papurau, dogfennau, dinasyddiaeth, pasbort, llys, apêl, tribiwnlys, hawliau, swyddfa gartref, cyngor ar bopeth',
    work: 'gwaith, swydd, swyddi, cyflog, cyflogaeth, di waith, diwaith, diweithdra, cv, cyfweliad*, prentis*, gyrfa, gyrfaoedd, canolfan waith',
    education_and_training:
      'addysg, hyfforddiant, ysgol*, coleg*, prifysgol*, cwrs, cyrsiau, dosbarth*, dysgu, cymhwyster, cymwysterau, tystysgrif*, gwisg ysgol, llyfrgell*, dysgu oedolion',
    english_and_language:
      'saesneg, dysgu saesneg, gwersi saesneg, dosbarth saesneg, iaith, gwersi iaith, dysgu cymraeg, sgwrs',
    interpreting:
      'cyfieithu, cyfieithydd, dehongli, dehonglydd, cyfieithydd ar y pryd, siarad cymraeg, iaith arwyddion',
    healthcare_access:
      'meddyg*, doctor, cofrestru gyda meddyg, meddyg teulu, ysbyty, clinig*, deintydd*, dannedd, optegydd*, sbectol, meddyginiaeth*, presgripsiwn*, fferyllfa, fferyll*, brechu, brechiad*, beichiog*, bydwraig*, nyrs*, iechyd, gofal iechyd, deintyddol',
    mental_wellbeing:
      'iechyd meddwl, lles, llesiant, iselder, gorbryder, pryder*, straen, panig, trist, tristwch, cwnsel*, therapi, trawma, hunllef*, hunanladd*, hunan niwed*, galar, profedigaeth, argyfwng, cwsg, caethiwed, alcohol, cyffur*, gamblo',
    physical_activity:
      'ymarfer corff, chwaraeon, ffitrwydd, campfa, nofio, cerdded, rhedeg, pêl droed, beicio, ioga, dawns*, canolfan hamdden, cadw n heini, colli pwysau',
    long_term_condition:
      'cyflwr hirdymor, salwch, sâl, poen, cronig, diabetes, asthma, canser, calon, pwysedd gwaed, strôc, anabl*, anabledd*, cadair olwyn, dementia, epilepsi, awtist*, dall, byddar, aren*',
    loneliness_and_friendship:
      'unig, unigrwydd, ynysig, ffrind*, ffrindiau, cyfeill*, cyfeillgarwch, cwmni, cwrdd â phobl, bore coffi, sgwrsio, cymdeithasu',
    culture_faith_and_identity:
      'ffydd, crefydd*, eglwys*, capel*, mosg*, gweddi*, diwylliant, diwyllian*, cymuned*, hunaniaeth, lhdt*, hoyw, traws',
    family_and_parenting:
      'teulu*, deulu, rhiant, rhieni, plant, blant, plentyn, babi, babanod, mam, mamau, tad, tadau, gofal plant, meithrinfa*, cylch meithrin, cewynnau, bwydo ar y fron, ysgariad, pobl ifanc, ieuenctid, clwb ieuenctid, dechrau n deg',
    caring:
      'gofalwr*, gofalwyr, gofalu am, gofalu, gofalwr ifanc, gofalwyr ifanc, seibiant, gofal cartref, gofal cymdeithasol',
    transport:
      'trafnidiaeth, cludiant, bws, bysiau, trên, trenau, tacsi, tocyn*, car, gyrru, bathodyn glas, teithio, cludiant cymunedol',
    digital:
      'digidol, cyfrifiadur*, gliniadur*, ffôn*, ffôn symudol, rhyngrwyd, ar lein, wifi, ebost, e bost, cerdyn sim, argraffu, sgiliau digidol',
    energy_and_essentials:
      'ynni, trydan, nwy, gwresogi, oer, cynnes, lle cynnes, bil trydan, bil nwy, mesurydd, dillad, côt, esgidiau, dodrefn, gwely*, matres, blanced*, oergell, peiriant golchi, popty, nwyddau mislif, hylendid, cawod*, golchi',
    safety_and_abuse:
      'trais, trais yn y cartref, cam drin, cam drin domestig, fy nharo, curo, treisio, ymosodiad rhywiol, aflonyddu, priodas dan orfod, bygwth, perygl, ofn, diogelwch, diogel, heddlu, hiliaeth, trosedd casineb, cymorth i fenywod',
    trafficking_and_exploitation:
      'masnachu pobl, masnachu mewn pobl, caethwas*, caethwasiaeth fodern, caethwasiaeth, camfanteisio, llafur gorfodol, puteindra, cymryd fy mhasbort',
    detention_and_asylum_support:
      'lloches, ceisio lloches, ceiswyr lloches, ceisiwr lloches, ffoadur*, ffoaduriaid, noddfa, cadw yn y ddalfa, canolfan gadw, alltudio, gwesty',
    volunteering: 'gwirfoddol*, gwirfoddoli, wirfoddoli, gwirfoddolwr, helpu eraill, mentor*',
    arts_nature_and_heritage:
      'celf, celfyddyd*, celfyddydau, crefft*, peintio, cerddoriaeth, canu, côr, corau, theatr, drama, amgueddfa*, hanes, treftadaeth, gwnïo, gwau, gardd*, garddio, rhandir*, natur, parc, ffotograff*, barddoniaeth, darllen',
    other: 'rhywbeth arall, help arall, arall',
  },
};
