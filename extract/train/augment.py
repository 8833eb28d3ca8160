"""Changes to training sentences that teach what the corpora do not hold: other wars, spellings and cases.

Swaps put names from lists, or names made up by pattern, in place of annotated ones of the same type.
Templates add sentences about units, which are rare outside the graph gold.
"""
import re

import corpora
import labels
import text

PERSON_TYPES = {"Person": "PER", "Unit": "ORG", "Organization": "ORG", "Place": "LOC"}
BRANCHES = """Mechanized;Mechanised;Motorized Rifle;Motorized Infantry;Armored;Armoured;Tank;Infantry;Airborne;Air Assault;Mountain;Mountain Assault;Naval Infantry;Marine;Artillery;
Field Artillery;Rocket Artillery;Air Defense;Anti-Aircraft Missile;Territorial Defense;Territorial Defence;Assault;Special Forces;Special Purpose;Commando;Reconnaissance;Engineer;
Signal;Logistics;Support;Light Infantry;Cavalry;Parachute;Jaeger;Presidential;Border Guard;Coastal Defense;Aviation;Fighter;Missile;Medical;Military Police;Combat Aviation;Ranger;
Unmanned Systems;Operational Purpose;National Guard;Combined Arms;Guards Tank;Guards Motor Rifle;Separate Mechanized;Separate Naval Infantry;Separate Assault;Separate Presidential;
Separate Special Purpose;Guards Airborne;Mechanized Infantry;Marine Expeditionary;Stryker;Rifle;Sniper""".replace("\n", "").split(";")
SIZES = "Brigade;Brigade;Brigade;Brigade;Regiment;Regiment;Battalion;Battalion;Division;Division;Corps;Army;Group;Squadron;Wing;Company;Detachment;Brigade Combat Team;Battery;Command".split(";")
SHORT_SIZES = "Bde;Div;Bn;Regt;Sqn;Coy;Corps;Bde.;Bn.;Div.".split(";")
SERVICES = """Army;Navy;Air Force;Armed Forces;National Army;National Police;National Guard;Coast Guard;Marine Corps;Police;Police Force;Border Guard;Border Service;Gendarmerie;
Special Forces;Special Operations Forces;Ground Forces;Naval Forces;Security Forces;Defence Forces;Defense Forces;Presidential Guard;Republican Guard;Civil Guard;Federal Police;
Border Police;Local Police;Air Defence Forces;Revolutionary Guard;Revolutionary Guards;Airborne Forces;National Security Forces;Popular Army;Local Police""".replace("\n", "").split(";")
CALLED = "Azov;Sparta;Somalia;Sparta;Aidar;Donbas;Kraken;Akhmat;Vostok;Sever;Tornado;Dnipro;Kastus Kalinouski;Wolverines;Golani;Nahal;Givati;Kfir;Desert Rats;Black Watch;Screaming Eagles;Tiger;Badr;Fatemiyoun;Zeinabiyoun;Al-Quds;Al-Qassam;Khalid ibn al-Walid;Sultan Murad;Hamza;Storm;Charlemagne;Falcon;Lightning;Panther;Cobra;Alpha;Omega;Saladin;Spartan;Liberty;Rubizh;Kholodny Yar;Magura;Edelweiss;Skala;Da Vinci".split(";")
FOREIGN = ["Brigada {n}", "{n}\u00aa Brigada", "Brigada de Infanter\u00eda {n}", "Batall\u00f3n de Infanter\u00eda No. {n}", "{n}e R\u00e9giment d'Infanterie", "{n}e R\u00e9giment parachutiste",
           "Panzerbrigade {n}", "J\u00e4gerbataillon {n}", "Batalh\u00e3o {n}", "Brigata {c}", "Batalion {n}", "Grupo de Combate {n}", "Tabur {n}", "Kompi {n}", "Liwa {c}", "Kata'ib {c}",
           "Jaysh {c}", "Katibat {c}", "Brigade {c}", "Bataillon {n}"]
SHIPS = "Nimitz;Ronald Reagan;Moskva;Admiral Kuznetsov;Defender;Aragon;Unity;Okpabana;Vikrant;Independence;Makeyev;Liaoning;Truxtun;Carney;Diamond;Ivan Khurs".split(";")


class Names:
    """Draws names of each type: from the lists, from the training corpora, or by pattern."""

    def __init__(self, gaz, documents, random):
        self.gaz, self.random = gaz, random
        self.persons, self.organizations, self.units, self.places = [], [], [], []
        pools = {"Person": self.persons, "Organization": self.organizations, "Unit": self.units, "Place": self.places}
        for d in documents:
            for s in d.sentences:
                for b, e, kind, _ in sure_names(s):
                    if kind in pools:
                        pools[kind].append(s.tokens[b:e])
        self.surnames = [p[-1] for p in self.persons if len(p) > 1 and p[-1][0].isupper()]
        self.forenames = [p[0] for p in self.persons if len(p) > 1 and p[0][0].isupper()]

    def ordinal(self, n):
        return f"{n}{'th' if 10 <= n % 100 <= 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th')}"

    def person(self, single):
        r = self.random
        if single:
            return [r.choice(self.surnames) if r.random() < 0.5 else r.choice(self.gaz.name_words)]
        x = r.random()
        if x < 0.3:
            return r.choice(self.persons)
        first = r.choice(self.forenames if x < 0.6 else self.gaz.first_names if x < 0.75 else self.gaz.name_words)
        last = r.choice(self.surnames if r.random() < 0.4 else self.gaz.name_words)
        y = r.random()
        if y < 0.1:
            return [first, r.choice("ABCDEFGHIJKLMNOPRSTW") + ".", last]
        if y < 0.2:
            return [first, r.choice(["al", "Al", "el"]), "-", last]
        if y < 0.27:
            return [r.choice("ABCDEFGHIJKLMNOPRSTUVY") + "." + r.choice("ABCDEFGHIJKLMOPRSTY") + ".", last]
        if y < 0.33:
            return [r.choice("ABDEFGHIJKLMOSTUY") + r.choice("ABDEGIJKLMOSUY"), last]
        if y < 0.42:
            return [first, r.choice(self.gaz.name_words), last]
        if y < 0.46:
            return [first, last, "-", r.choice(self.surnames)]
        if y < 0.5:
            return [first, r.choice(["bin", "ibn", "van", "de", "von", "da", "Abu", "Ould"]), last]
        return [first, last]

    def place(self):
        r, g = self.random, self.gaz
        x = r.random()
        name = r.choice(g.cities if x < 0.4 else g.villages if x < 0.65 else g.provinces if x < 0.8 else g.countries)
        tokens = [t for t, _, _ in text.tokenize(name)]
        return tokens if 0 < len(tokens) < 6 and name[0].isupper() else ["Kupiansk"]

    def short_place(self):
        while True:
            p = self.place()
            if len(p) <= 2:
                return p

    def unit(self):
        """(tokens, inner names as (begin, end, type))."""
        r, g = self.random, self.gaz
        x = r.random()
        n = r.choice([r.randint(1, 30), r.randint(1, 160), r.randint(1, 999)])
        number = r.choice([self.ordinal(n)] * 4 + [str(n)] * 2 + [r.choice("I II III IV V VI VII VIII IX X XI XVIII".split()), r.choice("First Second Third Fourth Fifth Sixth Seventh".split())])
        inner = []
        if x < 0.36:
            t = f"{number} {r.choice(BRANCHES) + ' ' if r.random() < 0.72 else ''}{r.choice(SIZES)}"
        elif x < 0.42:
            t = f"{number} {r.choice(SHORT_SIZES)}"
        elif x < 0.50:
            t = r.choice(g.war_units)
            t = re.sub(r" \(.*\)", "", t)
        elif x < 0.58:
            t = r.choice(g.foreign_units)
        elif x < 0.72:
            adjective = r.random() < 0.6
            head = r.choice(g.demonym_list) if adjective else r.choice(g.countries)
            t = head + " " + r.choice(SERVICES)
            inner = [(0, len(text.tokenize(head)), "Nationality" if adjective else "Place")]
        elif x < 0.78:
            p = " ".join(self.short_place())
            t = p + " " + r.choice(["Brigade", "Regiment", "Battalion", "Garrison", "Police", "Command", "Police Command", "Military District", "Guard", "Fleet"])
            inner = [(0, len(text.tokenize(p)), "Place")]
        elif x < 0.86:
            t = r.choice(["{c} Brigade", "{c} Battalion", "{c} Regiment", "Task Force {c}", "Joint Task Force {c}", "Operation {c}", "{n} {c} Brigade", "{c} Group", "{c} Detachment"]).format(c=r.choice(CALLED), n=number)
        elif x < 0.91:
            t = r.choice(FOREIGN).format(n=n, c=r.choice(CALLED))
        elif x < 0.95:
            t = r.choice(["USS {s}", "HMS {s}", "{s} Carrier Strike Group", "Carrier Strike Group {n}", "Destroyer Squadron {n}", "INS {s}", "NNS {s}", "Task Force {n}", "Multinational Division {n}",
                          "Combined Joint Task Force {n}", "Joint Task Force {n}", "Military Unit {m}"]).format(s=r.choice(SHIPS), n=n, m=r.randint(10000, 99999))
        else:
            t = f"{number} {r.choice(['Battalion', 'Squadron', 'Company'])} , {self.ordinal(r.randint(1, 500))} {r.choice(BRANCHES)} {r.choice(['Regiment', 'Brigade'])}"
        tokens = [w for w, _, _ in text.tokenize(t)]
        return tokens, inner

    def organization(self):
        r, g = self.random, self.gaz
        x = r.random()
        if x < 0.45:
            return r.choice(self.organizations), None
        if x < 0.65:
            return [w for w, _, _ in text.tokenize(r.choice(g.groups))], None
        place = self.short_place()
        k = len(place)
        y = r.choice(range(9))
        if y == 0:
            return ["University", "of"] + place, [(2, 2 + k, "Place")]
        if y == 1:
            return place + ["State", "Government"], [(0, k, "Place")]
        if y == 2:
            c = [w for w, _, _ in text.tokenize(r.choice(g.demonym_list))]
            return c + r.choice([["Defence", "Ministry"], ["Ministry", "of", "Defense"], ["Foreign", "Ministry"], ["Parliament"], ["Red", "Cross"], ["Red", "Crescent"], ["Communist", "Party"],
                                 ["Intelligence", "Service"], ["Supreme", "Court"]]), [(0, len(c), "Nationality")]
        if y == 3:
            return ["Ministry", "of"] + r.choice([["Defence"], ["Internal", "Affairs"], ["Foreign", "Affairs"], ["Justice"], ["Health"], ["Defense"]]), []
        if y == 4:
            return place + r.choice([["Times"], ["Post"], ["Herald"], ["Today"], ["News", "Agency"], ["Television"], ["Tribune"]]), [(0, k, "Place")]
        if y == 5:
            return r.choice([["People"], ["National"], ["Democratic"], ["Islamic"], ["Republican"], ["Socialist"], ["Patriotic"]]) + r.choice([["Party"], ["Front"], ["Movement"], ["Liberation", "Front"], ["Congress"], ["Alliance"]]), []
        if y == 6:
            return r.choice([["Institute", "for"], ["Center", "for"], ["Centre", "for"]]) + r.choice([["Strategic", "Studies"], ["Human", "Rights"], ["the", "Study", "of", "War"], ["Peace", "Research"]]), []
        if y == 7:
            return place + r.choice([["General", "Hospital"], ["University"], ["High", "Court"], ["City", "Council"], ["Steel", "Works"], ["Airlines"]]), [(0, k, "Place")]
        return [r.choice(g.name_words)] + r.choice([["Inc."], ["Corp."], ["Group"], ["Industries"], ["Holdings"], ["Defense", "Systems"], ["Technologies"], ["LLC"]]), []

    def draw(self, kind, old):
        """(tokens, inner names or None when unknown) of a new name."""
        if kind == "Person":
            return self.person(len(old) == 1), []
        if kind == "Place":
            return self.place(), []
        if kind == "Unit":
            return self.unit()
        if kind == "Organization":
            return self.organization()
        return [w for w, _, _ in text.tokenize(self.random.choice(self.gaz.demonym_list))], []


def single(allowed):
    return allowed & (allowed - 1) == 0


def sure_names(s):
    """(begin, end, type, whole) of the outer names whose every token has but one label."""
    row, names, out, t = s.allowed["outer"], labels.LABELS["outer"], [], 0
    while t < len(row):
        if single(row[t]) and row[t] > 1:
            label = names[row[t].bit_length() - 1]
            if label[0] == "B":
                e, inside = t + 1, 1 << labels.INDEX["outer"]["I-" + label[2:]]
                while e < len(row) and row[e] == inside:
                    e += 1
                if e == len(row) or not row[e] & inside:
                    out.append((t, e, label[2:], True))
                t = e
                continue
        t += 1
    return out


def swap_names(s, names, chance, random):
    """A copy of a sentence with some of its names replaced by others of their type."""
    new = corpora.Sentence([])
    rows = {h: [] for h in labels.HEADS}
    at, moved = 0, []
    for b, e, kind, _ in sure_names(s):
        if random.random() >= chance:
            continue
        tokens, inner = names.draw(kind, s.tokens[b:e])
        if not tokens or len(tokens) > 9:
            continue
        for h in rows:
            rows[h] += s.allowed[h][at:b]
        new.tokens += s.tokens[at:b] + tokens
        n = len(tokens)
        moved.append((b, e, len(new.tokens) - n, len(new.tokens)))
        row = [0] * n
        labels.put("outer", row, 0, n, [kind])
        rows["outer"] += row
        deep = labels.silent("inner", n) if inner is None else labels.empty("inner", n)
        for ib, ie, k in inner or []:
            labels.put("inner", deep, ib, ie, [k])
        rows["inner"] += deep
        rows["details"] += labels.silent("details", n) if s.allowed["details"][b] == labels.ANY["details"] else labels.empty("details", n)
        if s.allowed["uner"][b] == labels.ANY["uner"] or kind not in PERSON_TYPES:
            rows["uner"] += labels.silent("uner", n) if s.allowed["uner"][b] == labels.ANY["uner"] else labels.empty("uner", n)
        else:
            row = [0] * n
            labels.put("uner", row, 0, n, [PERSON_TYPES[kind]])
            rows["uner"] += row
        at = e
    if at == 0:
        return s
    new.tokens += s.tokens[at:]
    for h in rows:
        new.allowed[h] = rows[h] + s.allowed[h][at:]
    if s.mentions is not None:
        move_mentions(s, new, moved)
    if s.syntax and all(e - b == y - x for b, e, x, y in moved):    # the tree of a name hardly depends on its words
        new.syntax = dict(s.syntax, lemma=[None if any(b <= t < e for b, e, _, _ in moved) else l for t, l in enumerate(s.syntax["lemma"])])
    return new


def move_mentions(s, new, moved):
    """Mentions and pairs of a sentence whose names at (begin, end) now are at (new begin, new end); what lay inside is gone."""
    def at(t):
        shift = 0
        for b, e, x, y in moved:
            if t >= e:
                shift = y - e
            elif t > b:
                return None
        return t + shift
    place = {}
    new.mentions, new.pairs, new.open = [], {}, set()
    for i, m in enumerate(s.mentions):
        x, y = at(m[0]), at(m[1])
        if x is None or y is None or any(b <= m[0] and m[1] <= e and (b, e) != (m[0], m[1]) for b, e, _, _ in moved):
            continue
        place[i] = len(new.mentions)
        new.mentions.append((x, y) + m[2:])
        if (m[0], m[1]) in s.open:
            new.open.add((x, y))
    new.pairs = {(place[i], place[j]): p for (i, j), p in s.pairs.items() if i in place and j in place}


SMALL = set("a an the of in on at to for from by with and or as is 's n't".split())


def change_case(s, random):
    """All capitals, headline case, or lower case, now and then; labels stay."""
    x = random.random()
    if x < 0.04:
        change = str.upper
    elif x < 0.07:
        change = lambda w: w if w.lower() in SMALL else w[:1].upper() + w[1:]
    elif x < 0.09:
        change = str.lower
    else:
        return s
    new = corpora.Sentence([change(t) for t in s.tokens])
    new.allowed, new.mentions, new.open, new.pairs, new.chain_mentions, new.gap = s.allowed, s.mentions, s.open, s.pairs, s.chain_mentions, s.gap
    if s.syntax:                              # a name's lemma keeps the case that is gone here
        new.syntax = dict(s.syntax, lemma=[l if l and l[0] != "k" else None for l in s.syntax["lemma"]])
    return new


TEMPLATES = """Soldiers of the {U} destroyed two tanks near {L} on Tuesday .
The {U} was redeployed from {L} to {L} in March , the {O} said .
{P} , commander of the {U} , was killed in {L} .
Colonel {P} took command of the {U} .
According to {O} , elements of the {U} are operating near {L} .
{N} forces , including the {U} , advanced toward {L} .
The {U} and the {U} have suffered heavy losses around {L} .
A spokesman for the {U} , {P} , denied the reports .
{U} shelled positions of the {U} in the {L} region .
Units of the {U} crossed the river near {L} at night .
Captured fighters said they served in the {U} , based in {L} .
{P} , a soldier of the {U} , told {O} that more than 300 men were missing .
The {U} ( part of the {U} ) holds {L} .
{U} : {L} ; {U} : {L} ; {U} : {L} .
Lieutenant General {P} visited the {U} in {L} .
The {O} identified the {U} , {U} and {U} in the area .
{N} troops from {U} were seen in {L} , {L} .
Footage published by the {U} shows a strike on {L} .
{P} was appointed deputy commander of {U} in 2021 .
Fighters from {O} clashed with the {U} outside {L} .
The headquarters of the {U} in {L} was hit by a missile .
{L} - based {U} received new vehicles from {L} .
Major {P} of the {U} and Sergeant {P} of the {U} were decorated .
Order of battle : {U} , {U} , {U} .
GOC {U} , Major General {P} , addressed the troops at {L} .
The {N} {O} said on Friday that {U} had left {L} .
Drones of {U} struck a depot of the {U} .
He joined {U} after training at {L} .""".split("\n")
BLANKS = {"{U}": "Unit", "{L}": "Place", "{P}": "Person", "{O}": "Organization", "{N}": "Nationality"}


def synthetic(names, gaz, count, random):
    """Sentences made from the templates."""
    out = []
    for _ in range(count):
        s = corpora.Sentence([])
        outer, inner = [], []
        for w in random.choice(TEMPLATES).split():
            if w not in BLANKS:
                s.tokens.append(w)
                continue
            tokens, deep = names.draw(BLANKS[w], ["a", "b"] if random.random() < 0.7 else ["a"])
            b = len(s.tokens)
            outer.append((b, b + len(tokens), {BLANKS[w]}))
            inner += [(b + ib, b + ie, {k}) for ib, ie, k in deep or []]
            s.tokens += tokens
        s.allowed = {h: labels.silent(h, len(s.tokens)) for h in labels.HEADS}
        corpora.fill_names(s, outer, inner, [], gaz)
        persons = [(b, e) for b, e, k in outer if "Person" in k]
        corpora.label_details(s, gaz, persons, [(b, e) for b, e, _ in outer])
        out.append(corpora.Document("synthetic-%d" % len(out), [s]))
    return out
