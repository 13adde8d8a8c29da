import type { Tongue } from './tongue.ts';

/** Portuguese. */
export const pt: Tongue = {
  noise:
    'eu, meu, minha, me, preciso, precisa, precisamos, quero, procuro, procurando, à procura, ajuda*, ajudar, por favor, onde, como, perto, de, do, da, dos, das, em, no, na, com, para, por, o, a, os, as, um, uma, e, ou, que, tenho, há, serviço*, apoio, encontrar, alguém, não',
  terms: {
    food: 'comida*, alimento*, alimentação, alimentar*, banco alimentar, banco de alimentos, cesta básica, cabaz alimentar, fome, tenho fome, faminto*, comer, nada para comer, refeiç*, refeição, sopa, jantar, almoço, pequeno almoço, pão, leite de bebé, cozinha comunitária, cantina social',
    money_and_debt:
      'dinheiro, dívida*, divida*, endivid*, empréstimo*, conta*, fatura*, imposto*, council tax, benefício*, subsídio*, abono*, ajuda financeira, pobreza, pobre*, orçamento*, falência, finan*, atraso*, conta bancária',
    housing:
      'habitação, casa*, moradia*, apartamento*, renda, aluguel, aluguer, arrend*, senhorio*, inquilin*, despejo*, quarto*, humidade, mofo, bolor, habitação social, alojamento*, hipoteca*',
    homelessness:
      'sem abrigo, sem teto, na rua, durmo na rua, dormir na rua, abrigo*, albergue*, não tenho onde dormir, não tenho onde morar, não tenho casa',
    legal_and_immigration_advice:
      'advogad*, jurídic*, legal*, apoio jurídico, aconselhamento jurídico, imigra*, migrante*, visto*, papéis, papeis, sem papéis, documento*, indocumentad*, residência, autorização de residência, nacionalidade, cidadania, passaporte*, tribunal*, recurso, direitos, reagrupamento familiar',
    work: 'trabalho*, trabalhar, emprego*, desempreg*, currículo, curriculo, entrevista*, salário*, ordenado*, despedi*, profissão, negócio próprio',
    education_and_training:
      'educação, escola*, faculdade*, universidade*, curso*, aula*, estud*, formação, aprend*, diploma*, certificado*, uniforme*, biblioteca*, alfabetização',
    english_and_language:
      'inglês, ingles, aulas de inglês, aula de inglês, curso de inglês, aprender inglês, língua*, idioma*, conversação',
    interpreting:
      'intérprete*, tradu*, tradutor*, fala português, em português, minha língua, língua gestual',
    healthcare_access:
      'médic*, doutor*, médico de família, registar no médico, hospital*, clínica*, dentista*, dentes, óculos, oftalmolog*, medicamento*, remédio*, receita médica, farmácia*, vacina*, grávida*, gravidez, parteira*, enfermeir*, saúde, consulta médica',
    mental_wellbeing:
      'saúde mental, psicólog*, psicolog*, psiquiatr*, terapia*, depress*, deprimid*, ansiedade*, estresse, stress*, pânico, triste*, preocupa*, trauma*, pesadelo*, suicíd*, automutilação, luto, insónia*, insônia*, vício*, dependência*, álcool, alcool*, droga*, jogo compulsivo',
    physical_activity:
      'desporto*, esporte*, exercício*, ginásio*, academia*, natação, nadar, caminhada*, caminhar, correr, corrida*, futebol, bicicleta*, ioga, yoga, dança*, atividade física, emagrecer, perder peso',
    long_term_condition:
      'doença*, doente*, crónic*, crônic*, dor, dores, diabet*, asma, cancro, câncer, coração, tensão arterial, pressão alta, avc, deficiência*, deficiente*, cadeira de rodas, demência, alzheimer, epilepsia, autis*, ceg*, surd*, rins',
    loneliness_and_friendship:
      'solidão, sozinh*, solitári*, amig*, amizade*, fazer amigos, conhecer pessoas, companhia, isolad*, isolamento, conversar, não conheço ninguém, convívio',
    culture_faith_and_identity:
      'fé, religi*, igreja*, mesquita*, missa, oração, rezar, orar, cultura*, cultural*, comunidade portuguesa, comunidade brasileira, comunidade, identidade, lgbt*, gay, lésbica*, trans',
    family_and_parenting:
      'família*, familia*, criança*, filho*, filha*, bebé*, bebê*, mãe*, mae*, pai, pais, creche*, jardim de infância, cuidar de crianças, fralda*, amament*, divórcio*, guarda dos filhos, jovem*, jovens, adolescente*, mãe solteira',
    caring:
      'cuidador*, cuidar de idosos, cuidar de familiar, cuido, idoso*, descanso do cuidador, apoio domiciliário, cuidados',
    transport:
      'transporte*, autocarro*, ônibus, comboio*, trem, bilhete*, passagem, táxi*, carro, conduzir, dirigir, carta de condução, viag*',
    digital:
      'internet, computador*, portátil, telefone*, telemóvel*, celular*, cartão sim, wifi, e mail, digital*, imprimir, tablet',
    energy_and_essentials:
      'luz, eletricidade, gás, energia, aquecimento, frio, quente, conta da luz, conta do gás, contador, roupa*, casaco*, sapatos, móveis, mobília*, cama*, colchão, cobertor*, frigorífico, geladeira, máquina de lavar, fogão, higiene, pensos higiénicos, absorvente*, duche, banho, lavandaria',
    safety_and_abuse:
      'violência, violência doméstica, bate me, me bate, meu marido me bate, marido bate, maus tratos, abuso*, violação, estupro, agressão sexual, assédio, casamento forçado, mutilação genital, ameaça*, perigo*, medo, tenho medo, segurança, polícia, racismo, crime de ódio, vítima*',
    trafficking_and_exploitation:
      'tráfico de pessoas, tráfico humano, tráfico de seres humanos, exploração, explorad*, escravidão, escravatura, trabalho forçado, prostitui*, tiraram o meu passaporte',
    detention_and_asylum_support:
      'asilo, pedido de asilo, requerente* de asilo, refugiad*, refúgio, detenção, detid*, centro de detenção, deport*, expulsão, hotel',
    volunteering: 'voluntári*, voluntariado, ajudar os outros',
    arts_nature_and_heritage:
      'arte*, pintura, pintar, música*, cantar, coro, coral, teatro*, museu*, história, património, patrimônio, artesanato, costura, coser, jardim, jardinagem, horta*, natureza, parque*, fotografia, poesia, leitura',
    other: 'outra coisa, outra ajuda, algo mais',
  },
};
