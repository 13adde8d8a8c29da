import type { Tongue } from './tongue.ts';

/** Spanish. */
export const es: Tongue = {
  noise:
    'yo, mi, me, necesit*, quiero, busco, buscar, buscando, ayuda*, por favor, donde, dónde, cómo, como, cerca, de, del, en, con, para, por, el, la, los, las, un, una, y, o, que, tengo, hay, servicio*, apoyo, encontrar, alguien, no, a, al',
  terms: {
    food: 'comida*, alimento*, alimentación, banco de alimentos, bancos de alimentos, banco de comida, hambre, tengo hambre, hambriento*, comer, nada que comer, comedor, comedor social, desayuno*, almuerzo, cena, pan, cesta de comida, leche de bebé, leche infantil, cocina',
    money_and_debt:
      'dinero, deuda*, deudas, endeud*, préstamo*, prestamo*, factura*, recibos, impuesto municipal, council tax, prestaci*, subsidio*, beneficios, ayuda económica, ayudas económicas, pobreza, pobre, presupuesto*, bancarrota, finan*, atrasos, cuenta bancaria',
    housing:
      'vivienda*, casa*, piso, alquiler*, alquilar, casero, inquilin*, desahucio*, desalojo*, me echan de casa, habitaci*, humedad*, moho, vivienda social, hipoteca*, alojamiento*, arrendador*',
    homelessness:
      'sin techo, sin hogar, sintecho, en la calle, duermo en la calle, dormir en la calle, albergue*, refugio para personas sin hogar, no tengo donde dormir, no tengo donde vivir, no tengo casa',
    legal_and_immigration_advice:
      'abogad*, legal*, asesoría legal, asesoria juridica, jurídic*, inmigra*, migra*, visa*, visado*, papeles, sin papeles, documentos, indocumentad*, residencia, permiso de residencia, nacionalidad, ciudadan*, pasaporte*, tribunal*, juicio, recurso legal, apelaci*, derechos, reagrupación familiar',
    work: 'trabajo*, trabajar, empleo*, desemple*, paro, currículum, curriculum, entrevista*, sueldo*, salario*, despid*, oficio, autónomo, negocio propio',
    education_and_training:
      'educaci*, escuela*, colegio*, universidad*, curso*, clase*, estudi*, formaci*, aprend*, título*, certificado*, uniforme*, biblioteca*, alfabetizaci*',
    english_and_language:
      'inglés, ingles, clases de inglés, clase de inglés, curso de inglés, aprender inglés, idioma*, lengua, conversación en inglés',
    interpreting: 'intérprete*, traduc*, traductor*, habla español, en español, mi idioma, lengua de signos',
    healthcare_access:
      'médic*, medico de cabecera, doctor*, registrarse con un médico, hospital*, clínica*, dentista*, dientes, muelas, gafas, oculista*, óptic*, medicina*, medicamento*, receta*, farmacia*, vacuna*, embaraz*, matron*, partera*, enfermera*, salud, sanidad',
    mental_wellbeing:
      'salud mental, psicol*, psiquiatr*, terapia*, depresi*, deprimid*, ansiedad*, estrés, estres, pánico, triste*, preocupa*, trauma*, pesadilla*, suicid*, autolesi*, duelo, insomnio, adicci*, alcohol*, droga*, ludopat*, juego compulsivo',
    physical_activity:
      'deporte*, ejercicio*, gimnasio*, natación, nadar, caminar, caminata*, correr, fútbol, bicicleta*, yoga, baile*, bailar, actividad física, adelgazar, perder peso',
    long_term_condition:
      'enfermedad*, enferm*, crónic*, dolor*, diabet*, asma, cáncer, corazón, tensión, presión arterial, ictus, discapacid*, discapacitad*, silla de ruedas, demencia, alzheimer, epilepsia, autis*, cieg*, sord*, riñ*',
    loneliness_and_friendship:
      'soledad, solo, sola, me siento solo, me siento sola, amig*, amistad*, conocer gente, compañía, aislad*, aislamiento, charlar, no conozco a nadie',
    culture_faith_and_identity:
      'fe, religi*, iglesia*, mezquita*, sinagoga*, misa, oración, rezar, cultura*, cultural*, comunidad latina, latin*, comunidad, identidad, lgbt*, gay, lesbiana*, trans',
    family_and_parenting:
      'familia*, niñ*, hij*, bebé*, bebe*, madre*, mamá*, padre*, papá*, guardería*, cuidado de niños, pañal*, lactancia, divorcio*, custodia, jóvenes, adolescente*, crianza, madre soltera',
    caring:
      'cuidador*, cuidar, cuido, cuidado de mayores, cuidado de ancianos, respiro familiar, cuidados a domicilio',
    transport:
      'transporte*, autobús, autobus, bus, tren, billete*, taxi*, coche, carro, conducir, viaj*, pasaje*',
    digital:
      'internet, ordenador*, computador*, portátil, teléfono*, móvil*, celular*, tarjeta sim, wifi, correo electrónico, digital*, imprimir, tableta',
    energy_and_essentials:
      'luz, electricidad, gas, energía, calefacción, frío, frio, calor, factura de la luz, factura del gas, contador*, ropa*, abrigo*, zapatos, muebles, cama*, colchón, manta*, nevera, lavadora*, cocina eléctrica, higiene*, compresas, ducha*, lavandería',
    safety_and_abuse:
      'violencia, violencia doméstica, violencia de género, maltrat*, me pega, mi marido me pega, abus*, violación, agresión sexual, acoso*, matrimonio forzado, ablación, mutilación genital, amenaza*, peligro*, miedo, tengo miedo, seguridad, policía, racismo, delito de odio, víctima*',
    trafficking_and_exploitation:
      'trata, trata de personas, tráfico de personas, explotaci*, esclavitud*, trabajo forzado, trabajo forzoso, prostituci*, me quitaron el pasaporte, me quitó el pasaporte',
    detention_and_asylum_support:
      'asilo*, solicitante* de asilo, solicitar asilo, refugiad*, detención, detenid*, centro de detención, deport*, expulsión, hotel de asilo, hotel, fianza',
    volunteering: 'voluntari*, voluntariado, ayudar a otros, ayudar a los demás',
    arts_nature_and_heritage:
      'arte*, pintura, pintar, música, musica, cantar, coro*, teatro*, museo*, historia, patrimonio, manualidades, costura, coser, jardín*, jardiner*, huerto*, naturaleza, parque*, fotograf*, poesía, lectura',
    other: 'otra cosa, otra ayuda, algo más',
  },
};
