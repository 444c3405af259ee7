/**
 * How people head their columns, by what the column holds: English, German, French, Spanish,
 * Italian, Portuguese, Dutch. Compared without case, accents and punctuation. A field of an
 * importer finds its words under its own name; whatever it is called besides, it says itself.
 */
const HEADER_WORDS: Record<string, string> = {
  name: 'name, company, company name, organisation, organization, account, account name, partner, partner name, reseller name, firma, firmenname, unternehmen, société, nom, raison sociale, entreprise, empresa, nombre, razón social, azienda, ragione sociale, nome, bedrijf, bedrijfsnaam, naam',
  companyName:
    'company, company name, organisation, organization, account, account name, business, employer, firma, firmenname, unternehmen, société, entreprise, raison sociale, empresa, azienda, ragione sociale, bedrijf, bedrijfsnaam',
  customerName:
    'customer, customer name, end customer, end user, account, account name, company, kunde, kundenname, endkunde, client, nom du client, cliente, klant, klantnaam',
  contactName:
    'contact, contact name, contact person, full name, person, ansprechpartner, kontakt, kontaktperson, contact principal, interlocuteur, contacto, persona de contacto, contatto, referente, contato, contactpersoon',
  firstName:
    'first name, given name, vorname, prénom, nombre de pila, nome di battesimo, primeiro nome, voornaam',
  lastName:
    'last name, surname, family name, nachname, familienname, nom de famille, apellido, apellidos, cognome, sobrenome, apelido, achternaam',
  email:
    'email, e-mail, mail, email address, e-mail address, mail address, e-mail-adresse, mailadresse, adresse e-mail, courriel, adresse électronique, correo, correo electrónico, posta elettronica, indirizzo email, endereço de email, e-mailadres',
  phone:
    'phone, phone number, telephone, tel, mobile, telefon, telefonnummer, rufnummer, téléphone, teléfono, telefono, telefone, telefoon, telefoonnummer',
  domain:
    'domain, website, web site, web, url, homepage, homepage url, home page, site, webseite, internetseite, site web, site internet, sitio web, página web, sito, sito web, site da web, websitelink',
  country:
    'country, country code, country name, nation, land, ländercode, staat, pays, code pays, país, código de país, paese, nazione, landcode',
  region:
    'region, state, province, state province, county, bundesland, kanton, région, département, estado, provincia, comunidad autónoma, regione, estado, provincie',
  city: 'city, town, place, stadt, ort, ville, commune, ciudad, localidad, città, comune, cidade, plaats, stad',
  postalCode:
    'postal code, postcode, zip, zip code, plz, postleitzahl, code postal, cp, código postal, cap, codice postale, cep',
  address:
    'address, street, street address, address line 1, adresse, straße, anschrift, rue, dirección, calle, indirizzo, via, endereço, rua, adres, straat',
  industry:
    'industry, sector, vertical, branche, industrie, wirtschaftszweig, secteur, secteur d’activité, sector, industria, settore, setor',
  size: 'size, company size, employees, number employees, number of employees, headcount, mitarbeiter, mitarbeiterzahl, größe, effectif, effectifs, salariés, empleados, número de empleados, dipendenti, funcionários, medewerkers',
  tier: 'tier, level, partner level, status level, stufe, partnerstufe, niveau, nivel, livello, nível',
  roles:
    'role, roles, type, partner type, business type, rolle, rollen, typ, partnertyp, rôle, type de partenaire, rol, tipo, tipo de socio, ruolo, função',
  specialisations:
    'specialisations, specializations, specialties, competencies, skills, spezialisierung, spezialisierungen, kompetenzen, spécialités, compétences, especialidades, competencias, specializzazioni, competenze, specialisaties',
  language: 'language, sprache, langue, idioma, lingua, língua, taal',
  capacity:
    'capacity, leads per month, kapazität, capacité, capacidad, capacità, capacidade, capaciteit',
  need: 'need, needs, interest, description, message, notes, comment, comments, requirement, bedarf, anfrage, interesse, nachricht, besoin, demande, necesidad, interés, esigenza, richiesta, necessidade, behoefte',
  code: 'code, sku, product code, product number, item number, article number, part number, id, number, artikelnummer, produktnummer, nummer, référence, code produit, código, referencia, codice, codice articolo, artikelcode',
  product:
    'product, product name, product code, sku, item, article, produkt, artikel, produit, article, producto, artículo, prodotto, articolo, produto',
  category:
    'category, product category, group, kategorie, warengruppe, catégorie, categoría, categoria, categorie',
  listPrice:
    'list price, price, unit price, msrp, rrp, listenpreis, preis, prix, prix catalogue, precio, precio de lista, prezzo, prezzo di listino, preço, prijs, catalogusprijs',
  unitPrice:
    'unit price, price, price each, einzelpreis, stückpreis, prix unitaire, precio unitario, prezzo unitario, preço unitário, stukprijs',
  quantity:
    'quantity, qty, order quantity, units, pieces, menge, anzahl, stück, quantité, qté, cantidad, unidades, quantità, quantidade, aantal',
  amount:
    'amount, total, value, revenue, sales, sales amount, line total, net amount, betrag, summe, umsatz, wert, montant, total ht, chiffre d’affaires, importe, valor, importo, totale, fatturato, bedrag, omzet',
  currency:
    'currency, currency code, iso currency, währung, devise, monnaie, moneda, divisa, valuta, moeda',
  orderNumber:
    'order number, order id, order no, order, sales order number, invoice number, bestellnummer, auftragsnummer, rechnungsnummer, numéro de commande, número de pedido, numero ordine, número do pedido, ordernummer, bestelnummer',
  lineNumber:
    'line number, line, order line number, position, positionsnummer, ligne, línea, riga, linha, regel, regelnummer',
  orderedOn:
    'order date, ordered on, ordered, date, transaction date, sale date, invoice date, bestelldatum, auftragsdatum, datum, rechnungsdatum, date de commande, fecha, fecha de pedido, data, data ordine, data do pedido, besteldatum, orderdatum',
  partner:
    'partner, partner name, partner id, reseller, reseller name, dealer, distributor, händler, vertriebspartner, wiederverkäufer, partenaire, revendeur, socio, distribuidor, revendedor, rivenditore, parceiro, wederverkoper',
  at: 'at, date, time, timestamp, occurred at, datum, zeitpunkt, date et heure, horodatage, fecha, fecha y hora, data, data e ora, data e hora, tijdstip',
  channel: 'channel, source, medium, kanal, canal, canale, kanaal',
  id: 'id, key, identifier, external id, reference, kennung, nummer, identifiant, identificador, identificativo, kenmerk',
};

/** Fields that are named more precisely than the words they share. */
const SAME_AS: Record<string, string> = {
  contactEmail: 'email',
  contactPhone: 'phone',
  website: 'domain',
  homepage: 'domain',
  countryCode: 'country',
  employees: 'size',
  regions: 'region',
  externalId: 'id',
  price: 'listPrice',
  orderDate: 'orderedOn',
  date: 'orderedOn',
  sku: 'code',
};

/** The usual headers of a field; none for a field that is not known here. */
export function headerWords(field: string): string[] {
  const known = Object.hasOwn(HEADER_WORDS, field) ? field : SAME_AS[field];
  return known === undefined || !Object.hasOwn(HEADER_WORDS, known)
    ? []
    : (HEADER_WORDS[known] ?? '').split(', ');
}
