"""Word lists read from the data collection: demonyms, ranks, role titles, places, units, groups."""
import csv
import io
import lzma
import os
import re
import tarfile

import text

# Demonyms that countries.tsv lacks: plurals, peoples, regions, older and irregular forms.
MORE_DEMONYMS = """British Briton Britons Turk Turks Kurd Kurds Kurdish Arab Arabs Serb Serbs Dane Danes Finn Finns Swede Swedes Pole Poles Scot Scots Scottish Welsh English
Spaniard Spaniards Saudi Saudis Palestinian Palestinians Soviet Soviets Korean Koreans Kosovar Kosovars Chechen Chechens Crimean Tatar Tatars Abkhaz Abkhazian Ossetian Ossetians
Kyrgyz Kazakh Kazakhs Uzbek Uzbeks Tajik Tajiks Azeri Azeris Filipinos Pakistani Bengali Tibetan Tibetans Uyghur Uighur Uyghurs Uighurs Hazara Pashtun Pashtuns Rohingya Tigrayan
Croat Croats Slovenian Slovenians Bosnian Bosnians Bosniak Bosniaks Argentinian Argentinians Argentine Ecuadorian Ecuadorians Salvadorean Nepali Nepalis Maldivian Emiratis Yemenis
Irishman Englishman Frenchman Dutchman European Europeans African Africans Asian Asians Mexican Israeli Israelis Iraqis Omanis Qataris Kuwaitis Bahrainis Pakistanis Afghans Thais
Swiss Chinese Japanese Hutu Tutsi Somalilander Catalan Catalans Basque Basques Flemish Sicilian Bavarian Siberian Transnistrian Ivorians Burkinabè Burkinabe Malagasy""".split()
NOT_DEMONYMS = {"Djibouti", "Gibraltar", "Manx", "Vatican"}


def rows(path):
    opener = lzma.open if path.endswith(".xz") else open
    with opener(path, "rt", encoding="utf-8") as f:
        return list(csv.reader(f, delimiter="\t", quoting=csv.QUOTE_NONE))


def words(phrase):
    return tuple(t for t, _, _ in text.tokenize(phrase))


class Gazetteers:
    def __init__(self, data):
        g = os.path.join(data, "gazetteers")
        countries = rows(os.path.join(g, "countries.tsv"))[1:]
        self.countries = [r[2] for r in countries]
        singular = {d.strip() for r in countries for d in (r[8] + "," + r[9]).split(",") if d.strip()}
        singular = {d for d in singular if d not in NOT_DEMONYMS and "Islander" not in d and " or " not in d and "Territor" not in d}
        plural = {d + "s" for d in singular if d[-1] in "ni" and " " not in d}
        self.demonyms = {words(d) for d in singular | plural | set(MORE_DEMONYMS)}
        self.demonym_list = sorted(d for d in singular if len(d) > 3)

        self.ranks = set()
        for r in rows(os.path.join(g, "ranks.tsv"))[1:]:
            for name in [r[0]] + (r[1].split(";") if len(r) > 1 else []):
                name = re.sub(r"\s*\(.*\)", "", name).strip()
                if name:
                    self.ranks.add(words(name))
        short = {"CO", "OC", "CG", "GA", "AM", "PC", "PO", "SI", "DS", "CI", "DI", "SP", "CP", "AB", "Sub", "FM", "LT", "CO.", "PM", "SG", "ED", "AG", "CJ", "DG", "CAS", "COS"}
        self.ranks = {r for r in self.ranks if r[0] not in short or len(r) > 1}
        self.ranks |= {words(x) for x in ("Lt. -Gen.", "Lt Colonel", "Lt. Colonel", "Lt. General", "Lt General", "Brig. General", "Maj. General", "Gen", "Retired General",
                                          "Major Gen.", "Petty Officer 2nd Class", "Staff Sergeant", "Rear Adm. (Lower Half)", "Col. (rtd)")}
        self.honorifics = set()
        self.roles = set()
        for r in rows(os.path.join(g, "role_titles.tsv"))[1:]:
            names = [re.sub(r"\s*\(.*\)", "", n).strip() for n in [r[0]] + r[1].split(";") if n.strip()]
            honorific = len(r) > 2 and r[2] == "honorific"
            for n in names:
                if honorific:
                    self.honorifics.add(words(n))
                elif n not in short and len(n) > 2:
                    self.roles.add(tuple(w.lower() for w in words(n)))
        self.roles |= {tuple(words(x)) for x in """deputy minister;minister;vice-president;deputy secretary;under secretary;undersecretary;assistant secretary;secretary;deputy governor;
governor;general secretary;chief of police;police chief;military chief;army commander;deputy chief;director;deputy director;assistant director;ambassador;special envoy;
defence chief;defense chief;finance minister;information minister;justice minister;minister of state;permanent secretary;special adviser;adviser;advisor;senior adviser;
national security adviser;national security advisor;public relations officer;press officer;information officer;chief executive;vice chairman;vice chairwoman;member of parliament;
congressman;congresswoman;premier;chancellor;queen;pope;archbishop;bishop;special agent in charge;special agent;acting director;u.s. attorney;assistant u.s. attorney;
assistant attorney general;deputy attorney general;state department spokesperson;press secretary;white house press secretary;supreme leader;opposition leader;party leader;
majority leader;minority leader;house speaker;coordinator;deputy spokesperson;deputy spokesman;chief spokesman;police spokesman;army spokesman;military spokesman;analyst;
researcher;professor;lawyer;attorney;commissioner;deputy commissioner;inspector general;military commander;rebel leader;guerrilla leader;intelligence chief;managing director""".replace("\n", "").split(";")}
        self.lower_roles = {tuple(w.lower() for w in r) for r in self.roles}
        self.longest_phrase = 7

        cities = rows(os.path.join(g, "geonames_cities15000.tsv.xz"))[1:]
        self.cities = [r[1] for r in cities if len(r) > 9] + [r[2] for r in cities if len(r) > 9 and r[2]]
        self.provinces = [r[2] for r in rows(os.path.join(g, "geonames_admin.tsv.xz"))[1:] if len(r) > 2]
        self.villages = [r[0] for r in rows(os.path.join(g, "geonames_places1000.tsv.xz"))[1:]]
        self.first_names = [r[0] for r in rows(os.path.join(g, "first_names_gender.tsv"))]
        common = {w.lower() for w in "may will brown case of the in on an is a to and or police army state".split()}
        with lzma.open(os.path.join(g, "person_name_words.txt.xz"), "rt", encoding="utf-8") as f:
            self.name_words = [w for w in f.read().split("\n") if len(w) > 2 and w[0].isupper() and w.lower() not in common]
        self.war_units = [r[1] for r in rows(os.path.join(g, "units_ukraine_war_2022.tsv"))[1:]]
        kind = re.compile(r"\b(Brigade|Battalion|Regiment|Division|Corps|Squadron|Command|Company|Wing|Fleet|Flotilla|Force|Forces|Guard|Infantry|Commando|Army|Navy|Police)\b")
        self.foreign_units = []
        for r in rows(os.path.join(g, "units_foreign_training.tsv.xz"))[1:]:
            if len(r) > 1 and kind.search(r[1]) and 2 <= len(r[1].split()) <= 7 and not re.search(r"[,/;:()]|[A-Z]{5}| - |Ministry|School|Academy|College", r[1]):
                self.foreign_units.append(r[1])
        self.groups = []                 # armed and political groups of the event dictionaries
        with tarfile.open(os.path.join(g, "event-dictionaries.tar.xz")) as tar:
            for member in tar.getmembers():
                if "MilNonState" in member.name or "International" in member.name:
                    bodies = re.compile(r"_(CORP|INC|COMPANY|BANK|ASSOCIATION|FEDERATION|UNION|INSTITUTE|ORGANIZATION|COUNCIL|PARTY|FRONT|AGENCY|COMMITTEE|FOUNDATION|LEAGUE|COMMISSION|TRIBUNAL|COURT|MOVEMENT)(_|$)")
                    for line in io.TextIOWrapper(tar.extractfile(member), encoding="utf-8", errors="replace"):
                        m = re.match(r"^\+?([A-Z][A-Z_'-]{4,60})_?\s", line)
                        if m and "_" in m.group(1).strip("_") and ("MilNonState" in member.name or bodies.search(m.group(1))):
                            small = {"of", "the", "and", "for", "in", "de", "la"}
                            ws = [w.lower() if w.lower() in small else w.capitalize() for w in m.group(1).strip("_").split("_") if w]
                            self.groups.append(" ".join(ws))

    def is_demonym(self, tokens):
        return tuple(tokens) in self.demonyms


UNIT_WORDS = set("""army navy brigade battalion regiment division corps squadron fleet flotilla platoon wing guard guards marines marine infantry force forces police command
troop artillery cavalry commando commandos rangers legion militia gendarmerie legion airborne seals armada battery garrison fusiliers dragoons hussars coastguard""".split())
ECHELON = set("brigade battalion regiment division corps squadron fleet flotilla platoon wing company battery army".split())


def looks_like_unit(tokens):
    """"sure" for numbered echelons, "maybe" when a military word stands in it, else None."""
    lower = [t.lower() for t in tokens]
    if any(w in ECHELON for w in lower) and any(re.match(r"^\d+(st|nd|rd|th|d)?$", w) or re.match(r"^[IVX]+$", t) or w in
                                                 ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth") for w, t in zip(lower, tokens)):
        return "sure"
    return "maybe" if any(w in UNIT_WORDS for w in lower) else None
