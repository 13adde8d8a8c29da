import type { Tongue } from './tongue.ts';

/** English: the source. */
export const en: Tongue = {
  noise:
    'i, we, me, my, a, an, the, need*, want*, help*, with, for, to, in, of, at, on, and, or, near, nearby, find, finding, where, can, could, get, getting, give, some, any, somewhere, someone, somebody, please, looking, look, is, are, am, have, has, got, how, do, about, from, service*, who, what, around, here, support*',
  terms: {
    food: 'food, foods, food bank*, foodbank*, food parcel*, food pantry, food larder, food voucher*, hungry, hunger, starving, nothing to eat, no food, eat, eating, meal*, hot meal*, free meal*, soup kitchen*, soup run, lunch club*, breakfast club*, groceries, grocery, community fridge*, community kitchen*, social supermarket*, baby milk, formula milk, infant formula, healthy start, halal food, cooking, dinner, school meals',
    money_and_debt:
      'money, cash, skint, broke, debt*, in debt, owe, owing, bailiff*, arrears, council tax, council tax arrears, rent arrears, bills, bill, benefit*, welfare benefit*, universal credit, pip, personal independence payment, esa, attendance allowance, carers allowance, pension credit, housing benefit, child benefit, budget*, loan*, loan shark*, credit union*, bankrupt*, cost of living, hardship fund*, hardship, grant*, poverty, financ*, welfare rights, income, overdraft, sanction*, bank account',
    housing:
      'housing, house, home repairs, flat, rent, renting, landlord*, tenant*, tenancy, eviction*, evict*, section 21, notice to quit, repossess*, mortgage*, social housing, council housing, council house, housing association, damp, mould, mold, disrepair, overcrowd*, bedroom tax, homes, accommodation, lodging*, room to rent, deposit, temporary accommodation, bed bugs',
    homelessness:
      'homeless*, rough sleep*, sleeping rough, sleeping on the street*, on the street*, nowhere to sleep, nowhere to stay, nowhere to live, no home, no place to stay, roofless, sofa surf*, night shelter*, shelter, hostel*, street homeless, streetlink, kicked out, thrown out, squat*, day centre for homeless',
    legal_and_immigration_advice:
      'legal, law, lawyer*, solicitor*, law centre*, legal aid, legal advice, immigration, immigrant*, migrant*, visa*, papers, my papers, documents, undocumented, no papers, overstay*, leave to remain, indefinite leave, ilr, settled status, eu settlement*, euss, evisa, biometric residence, brp, citizenship, naturalisation, british passport, passport, appeal*, tribunal*, court, nrpf, no recourse, no recourse to public funds, change of conditions, home office, right to remain, deported, rights, citizens advice, family reunion, sponsor*',
    work: 'work, job*, employ*, unemploy*, out of work, career*, cv, curriculum vitae, interview*, interview skills, apprentice*, job centre*, jobcentre*, job club*, vacanc*, wage*, wages, payslip, unpaid wages, sacked, fired, redundan*, self employ*, start a business, own business, right to work, work experience',
    education_and_training:
      'education, training, school*, school place*, college*, university, course*, class, classes, learn*, study*, student*, qualification*, certificate*, gcse*, maths, literacy, numeracy, adult education, adult learning, nursery place*, uniform*, school uniform*, tutor*, homework, homework club*, degree, access course, nvq, recognition of qualifications, librar*',
    english_and_language:
      'esol, english, english class*, english course*, english lesson*, learn english, speak english, english language, language class*, language lesson*, conversation class*, conversation club*, english conversation, ielts, reading and writing',
    interpreting:
      'interpret*, interpreter*, translat*, translator*, translate a letter, someone who speaks my language, speaks my language, my language, sign language, bsl, language line, language support',
    healthcare_access:
      'gp, doctor*, register with a gp, gp registration, find a doctor, dentist*, dental, teeth, toothache, optician*, eye test*, glasses, hc2, hc1, prescription*, free prescriptions, medicine*, pharmac*, chemist*, nhs number, nhs charges, nhs, hospital*, hospital bill*, hospital transport, health check*, vaccin*, jab*, pregnan*, midwife*, maternity, antenatal, sexual health, contraception, hiv, clinic*, nurse*, health care, healthcare, walk in centre, surgery',
    mental_wellbeing:
      'mental health, mental wellbeing, wellbeing, depress*, anxi*, stress*, panic, panic attack*, worry, worried, sad, low mood, counsel*, therap*, talking therap*, trauma*, ptsd, nightmare*, suicid*, self harm*, bereave*, grief, grieving, breakdown, can not cope, cannot cope, cant cope, crisis, mind, mindful*, sleep, insomnia, burnout, samaritans, someone to talk to, eating disorder*, psychosis, bipolar, addict*, alcohol*, drinking, drug*, substance misuse, gambling',
    physical_activity:
      'exercise*, physical activity, fitness, fit, gym*, sport*, football*, swim*, walk*, walking group*, health walk*, run*, running, cycle*, cycling, bike*, yoga, pilates, dance, dancing, tai chi, aerobics, keep fit, leisure centre*, cricket, badminton, active, weight loss, lose weight',
    long_term_condition:
      'long term condition*, chronic, chronic pain, pain, diabet*, asthma, copd, arthritis, cancer, stroke, heart, heart failure, blood pressure, epilep*, sickle cell, dementia, alzheimer*, parkinson*, fibromyalgia, disab*, disabled, illness, ill, sick, long covid, kidney*, multiple sclerosis, wheelchair*, blind, deaf, sight loss, hearing loss, autis*, adhd, learning disab*, obesity, self management, expert patient',
    loneliness_and_friendship:
      'lonely, loneliness, alone, isolat*, friend*, make friends, friendship*, befriend*, companion*, company, social group*, social club*, meet people, someone to chat, chat, coffee morning*, drop in cafe, know nobody, know no one, tea and chat, social isolation, meet up*, community group*, older peoples group*, lunch and chat',
    culture_faith_and_identity:
      'faith, religio*, mosque*, church*, temple*, synagogue*, gurdwara*, prayer*, pray, imam, priest, chaplain*, cultur*, cultural, community association, diaspora, lgbt*, lgbtq*, gay, lesbian, trans, transgender, bisexual, queer, identity, heritage group, roma, traveller*, gypsy, black community, refugee community, somali community, muslim*, christian*, hindu*, sikh*, jewish',
    family_and_parenting:
      'famil*, parent*, child*, children, kids, baby, babies, toddler*, mother*, mum*, mums, dad*, father*, single parent*, childcare, nursery, nurseries, creche, playgroup*, stay and play, family hub*, childrens centre*, sure start, breastfeed*, baby group*, baby bank*, nappies, pram, teenager*, youth*, youth club*, holiday club*, divorce, separation, custody, contact with my child*, mediation, domestic issues, fostering, adoption, send',
    caring:
      'carer*, caring, caregiver*, look after, looking after someone, young carer*, unpaid carer*, respite, short break*, carers assessment, carers break, caring for my, home care, social care, sitting service',
    transport:
      'transport*, bus, buses, bus pass*, train fare*, travel, travel cost*, bus fare*, taxi*, lift to hospital, getting there, dial a ride, community transport, minibus, car, driving, blue badge, patient transport, freedom pass, oyster, no car',
    digital:
      'digital*, computer*, laptop*, tablet, phone, mobile phone, smartphone*, internet, wifi, wi fi, online, get online, data, sim card*, free data, databank, email, it skills, it class*, printing, print, digital skills, broadband, tech, device*',
    energy_and_essentials:
      'energy, gas, electric*, heating, cold home, cold, warm, warm space*, warm hub*, warm bank*, fuel, fuel voucher*, top up, prepayment, meter, boiler, insulation, fuel poverty, water bill*, energy bill*, gas bill*, electricity bill*, clothes, clothing, coat*, shoes, furniture, bed, beds, mattress*, blanket*, cooker, fridge, washing machine, white goods, toiletries, hygiene bank*, sanitary, period product*, charity shop*, essentials, laundry, shower*, wash',
    safety_and_abuse:
      'abus*, domestic abuse, domestic violence, violen*, violent partner, refuge*, womens aid, rape, rape crisis, sexual assault, sexual violence, hit me, beats me, beaten, controlling, coercive control, coercive, stalk*, harass*, forced marriage, honour, honour based, fgm, cutting, female genital mutilation, scared, afraid, unsafe, not safe, danger, hate crime*, racis*, bully*, police, safeguard*, idva, victim*, threat*, elder abuse',
    trafficking_and_exploitation:
      'traffick*, human trafficking, modern slavery, slavery, slave*, exploit*, forced labour, forced to work, forced to have sex, labour exploitation, sex work*, prostitut*, debt bondage, domestic servitude, servitude, nrm, national referral mechanism, county lines, cuckoo*, employer took my passport, took my passport, smuggl*, grooming',
    detention_and_asylum_support:
      'asylum, asylum seeker*, seek asylum, seeking asylum, claim asylum, refugee*, refugee status, asylum support, asylum hotel, hotel, nass, aspen, aspen card, section 95, section 4, section 98, migrant help, dispersal, detention, detained, detention centre*, immigration bail, removal centre*, deport*, deportation, sanctuary, move on, unaccompanied, uasc, resettle*, ukraine*, afghan resettlement, hong kong*',
    volunteering:
      'volunteer*, volunteering, give my time, give time, peer support, peer mentor*, mentor*, help others, giving back, community champion*, lived experience, trustee*',
    arts_nature_and_heritage:
      'art, arts, art class*, art group*, craft*, knitting, sewing, music*, sing*, singing, choir*, drama, theatre, museum*, galler*, heritage, histor*, book club*, reading group*, writing, creative, creativ*, pottery, painting, photograph*, film, garden*, gardening, allotment*, nature, green, park*, conservation, city farm*, farm*, mens shed*, men in sheds, outdoor*, poetry',
    other: 'something else, anything else, other help, not sure what i need',
  },
};
