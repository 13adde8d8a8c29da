import type { Tongue } from './tongue.ts';

/** French. */
export const fr: Tongue = {
  noise:
    'j ai, je, j, mon, ma, mes, me, moi, besoin, cherche, chercher, veux, voudrais, aide, aider, aidez, svp, s il vous plaît, où, ou, comment, près, proche, de, du, des, d, l, le, la, les, un, une, et, en, à, au, aux, dans, pour, avec, sans, qui, ai, service*, soutien, trouver, quelqu un, n, pas, suis',
  terms: {
    food: 'nourriture, aliment*, alimentaire*, banque alimentaire, banques alimentaires, colis alimentaire*, aide alimentaire, faim, j ai faim, affamé*, manger, rien à manger, repas, soupe populaire, petit déjeuner, dîner, pain, cantine, lait bébé, lait infantile, épicerie solidaire, cuisine',
    money_and_debt:
      'argent, dette*, endett*, surendettement, emprunt*, prêt, crédit*, facture*, impayé*, huissier*, allocation*, prestation*, aide financière, taxe locale, council tax, impôt*, pauvreté, pauvre*, budget*, faillite, financ*, compte bancaire',
    housing:
      'logement*, maison*, appartement*, loyer*, louer, location, propriétaire*, locataire*, expulsion locative, expuls* de mon logement, chambre*, humidité, moisissure*, logement social, hlm, hébergement*, hypothèque*, insalubr*',
    homelessness:
      'sans abri, sans abris, sdf, sans domicile, à la rue, dans la rue, dormir dehors, je dors dehors, foyer d urgence, centre d hébergement, hébergement d urgence, nulle part où dormir, nulle part où aller',
    legal_and_immigration_advice:
      'avocat*, juridique*, conseil juridique, droit*, loi, immigra*, migrant*, visa*, papiers, sans papiers, documents, titre de séjour, séjour, nationalité, citoyenneté, passeport*, tribunal*, recours, appel, regroupement familial, réunification familiale',
    work: 'travail*, travailler, emploi*, chômage, chômeur*, cv, entretien d embauche, salaire*, licenci*, métier*, boulot, recrutement, créer une entreprise',
    education_and_training:
      'éducation, école*, collège, lycée, université*, cours, formation*, étude*, étudi*, apprendre, diplôme*, certificat*, alphabétisation, uniforme*, bibliothèque*',
    english_and_language:
      'anglais, cours d anglais, apprendre l anglais, apprendre anglais, langue*, cours de langue, conversation en anglais',
    interpreting:
      'interprète*, interprétariat, traduct*, traduire, traducteur*, parle français, en français, langue des signes',
    healthcare_access:
      'médecin*, docteur*, généraliste, s inscrire chez un médecin, hôpital*, hôpitaux, clinique*, dentiste*, dents, lunettes, opticien*, médicament*, ordonnance*, pharmacie*, vaccin*, enceinte, grossesse, sage femme, infirmi*, santé, soin*',
    mental_wellbeing:
      'santé mentale, psycholog*, psychiatr*, psy, thérap*, dépress*, déprimé*, anxi*, angoisse*, stress*, panique, triste*, inquiet*, traumatis*, cauchemar*, suicid*, automutilation, deuil, insomnie*, dépendance*, addiction*, alcool*, drogue*, toxicoman*, jeux d argent',
    physical_activity:
      'sport*, exercice*, gym, gymnastique, salle de sport, natation, nager, piscine, marche, marcher, randonnée, courir, course à pied, football*, vélo, yoga, danse*, activité physique, perdre du poids',
    long_term_condition:
      'maladie*, malade*, chronique*, douleur*, diabèt*, asthme, cancer*, coeur, cœur, cardiaque*, tension, avc, handicap*, fauteuil roulant, démence, alzheimer, épilep*, autis*, aveugle*, sourd*, rein, reins',
    loneliness_and_friendship:
      'seul, seule, solitude, isol*, ami, amis, amie*, amitié*, se faire des amis, rencontrer des gens, compagnie, discuter, je ne connais personne, convivialité',
    culture_faith_and_identity:
      'foi, religi*, église*, mosquée*, synagogue*, temple*, prière*, prier, culture*, culturel*, communauté*, diaspora, identité, lgbt*, gay, lesbienne*, trans',
    family_and_parenting:
      'famille*, familial*, enfant*, bébé*, mère*, maman*, père*, papa*, parent*, crèche*, garde d enfant*, nounou*, couche*, allaite*, divorce*, garde des enfants, jeune*, adolescent*, mère célibataire',
    caring:
      'aidant*, proche aidant, s occuper d un proche, aide à domicile, répit, personnes âgées, soins à domicile',
    transport:
      'transport*, bus, autobus, train*, billet*, taxi*, voiture*, conduire, permis de conduire, déplacement*, trajet*',
    digital:
      'internet, ordinateur*, portable, téléphone*, mobile, carte sim, wifi, e mail, courriel, numérique*, imprimer, tablette*',
    energy_and_essentials:
      'électricité, gaz, énergie, chauffage, froid, j ai froid, chaud, facture d électricité, facture de gaz, compteur*, vêtement*, manteau*, chaussure*, meuble*, lit, lits, matelas, couverture*, frigo, réfrigérateur, machine à laver, cuisinière, hygiène, serviette* hygiénique*, douche*, laverie',
    safety_and_abuse:
      'violence*, violent, violence conjugale, violences conjugales, violence domestique, il me frappe, mon mari me frappe, mon mari me bat, battue, maltraitance, abus, viol, agression sexuelle, harcèlement, mariage forcé, excision, mutilation*, menace*, danger*, peur, j ai peur, sécurité, police, racisme, crime de haine, victime*',
    trafficking_and_exploitation:
      'traite, traite des êtres humains, trafic d êtres humains, exploit*, esclavage*, travail forcé, prostitu*, passeur*, on m a pris mon passeport',
    detention_and_asylum_support:
      'asile, demandeur* d asile, demande d asile, réfugié*, détention, rétention, centre de rétention, expulsion, expulsé*, reconduite, déport*, hôtel, caution',
    volunteering: 'bénévol*, bénévolat, volontaire*, volontariat, aider les autres',
    arts_nature_and_heritage:
      'art, arts, artistique*, peinture, peindre, musique*, chant, chanter, chorale*, théâtre*, musée*, histoire, patrimoine, artisanat, couture, coudre, tricot*, jardin*, jardinage, potager*, nature, parc, photo*, poésie, lecture',
    other: 'autre chose, autre aide, autre',
  },
};
