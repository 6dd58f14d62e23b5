package extractor

import "time"

// closed are the closed word classes that the engine itself needs; everything that a linguist would change is data.
type closed struct {
	contracted             map[string]string // im -> in
	subordinators          map[string]clauseKind
	whWords                map[string]bool
	negDet                 map[string]bool // negators that stand before a noun
	pseudoAfter            map[string]bool // after "nicht": no negation of the clause
	indefinite             map[string]bool
	otherDet               map[string]bool // words that make a definite noun mean others: andere, alle
	subjectPronouns        map[string]bool
	objectPronouns         map[string]bool
	impersonal             map[string]bool
	agentPreps             map[string]bool
	placePreps             map[string]bool
	mediumPreps            map[string]bool
	hearsayPreps           map[string]bool
	nameLinks              map[string]bool // words that go on an institution's name
	localLinks             map[string]bool // those of them that a place must follow
	openModifiers          map[string]bool
	coordinators           map[string]bool
	contrast               map[string]bool
	alsoWords              map[string]bool
	briefly                map[string]bool     // adverbs that say that something past did not last
	addresseePreps         map[string]bool     // für, an: before those whom a measure binds
	whoWords               map[string]bool     // wer: a clause that says whom
	workParts              map[string]bool     // first parts of compounds for devices of the work; French: behind "de"
	workAdjectives         map[string]bool     // stems
	theirOwn               map[string]bool     // possessives
	outPreps               map[string]bool     // prepositions of the devices a service is on or taken from
	blocking               []string            // parts of verbs and nouns for cutting a service off
	schoolParts            []string            // parts of the names of those who rule over schools
	quantities             map[string]bool     // nouns that only say how many
	agrees                 map[string]bool     // words of an agreement
	single                 map[string]bool     // determiners of a single person
	collective             map[string]bool     // singular nouns for many people
	elected                map[string]bool     // general words for deputies
	everyone               map[string]bool     // pronouns that a relative clause fills: alle, die ...
	meets                  map[string]bool     // words that say whom a measure meets
	outOf                  string              // the preposition of where something is taken from
	notPeople              map[string]bool     // plurals behind "à" that name no people: aux heures
	fromHere               map[string]bool     // prepositions of a start to come
	competence             map[string]bool     // words that say whose task something is
	unionBodies            map[string][]string // bodies of the European Union by their head noun -> full name
	however                map[string]bool
	ranks                  map[string]bool // adjectives that belong to the name of an institution
	gapPreps               map[string]bool // prepositions that a conjunct without a verb repeats: A par B et C par D
	besides                map[string]bool // prepositions that add to an object: neben TikTok
	abstract               []string        // endings of nouns that cannot act
	prefixes               map[string]bool // what looks like the first part of a compound and is none
	roleModifiers          map[string]bool // first parts of compounds that name no one body: Spitzenverband, Landeshauptstadt
	examples               map[string]bool // words before examples of those who act: darunter, etwa
	alreadyWords           map[string]bool // wie schon Bonn
	optionWords            map[string]bool // what a step is for someone: infrage, kein Thema
	placeKinds             []string        // endings of nouns that say what a place is: Nachbarland, Bundesstaat
	areas                  map[string]bool // nouns that make no body of a town's name behind them
	pluralWords            map[string]bool // determiners and numbers of several
	listWords              map[string]bool // words that order a list of those who act: erst, dann
	switchesOff            map[string]bool // verbs by which one stops using a tool of the office
	regions                map[string]bool // parts of the world in which bodies act
	actsThere              map[string]bool // what only those who use a service are on it: aktiv, vertreten
	goesOn                 map[string]bool // behind a verb that opens a clause: the subject is that of the clause before
	backWords              map[string]bool // words for what was told before: das, so, darauf
	speakers               map[string]bool // pronouns for who speaks: man, wir
	offices                []string        // endings of nouns for an office
	months                 map[string]int
	weekdays               map[string]int
	dayWords               map[string]int
	relative               map[string]int
	schoolYears, timeWords map[string]bool
	seasons                map[string]time.Month // when they begin
	yearEnds               map[string]byte       // the end of a year or month in one word; y New Year
	startCues              map[string]bool       // before the begin of a school year
	roughly                map[string]bool       // between a preposition and a span of time: seit mehr als
	terms                  map[string]bool       // nouns that a span of time measures
	dayAdjectives          map[string]int
	gives                  map[string]bool // verbs of granting time, before it
	grants                 map[string]bool // words that say a span of time is given
	moreWords              map[string]bool // between a number and its unit
	thenWords              [][]string      // what means the time told last
	units                  map[string]byte
	numbers                map[string]int
	ordinals               map[string]int  // of quarters
	partsOfYear            map[string]int  // months
	effects                map[string]bool // words that say from when, till when or how long a measure binds
}

var germanWords = closed{
	contracted: map[string]string{"im": "in", "ins": "in", "am": "an", "ans": "an", "vom": "von", "zum": "zu", "zur": "zu", "beim": "bei",
		"aufs": "auf", "fürs": "für", "ums": "um", "vors": "vor", "vorm": "vor", "übers": "über", "durchs": "durch", "unterm": "unter"},
	subordinators: map[string]clauseKind{"dass": complementClause, "ob": indirectQuestion, "inwieweit": indirectQuestion, "inwiefern": indirectQuestion, "wenn": conditionClause, "falls": conditionClause, "sofern": conditionClause,
		"um": infinitiveClause, "ohne": infinitiveClause, "statt": infinitiveClause, "anstatt": infinitiveClause, "wonach": complementClause, "wie": adverbialClause},
	whWords:         wordSet("wer", "was", "wo", "wann", "warum", "weshalb", "wieso", "welche", "welcher", "welches", "welchen", "inwieweit", "inwiefern", "wem", "wen"),
	negDet:          wordSet("kein", "keine", "keinen", "keinem", "keiner", "keines", "keinerlei"),
	pseudoAfter:     wordSet("nur", "zuletzt", "erst", "allein", "bloss", "unbedingt", "einmal", "selten"),
	indefinite:      wordSet("ein", "eine", "einen", "einem", "einer", "eines", "jede", "jeder", "jedes", "jeden", "manche", "einige", "mehrere", "viele", "welche"),
	otherDet:        wordSet("andere", "anderen", "anderer", "anderes", "alle", "aller", "allen", "sämtliche", "sämtlichen", "viele", "vielen", "einige", "einigen", "beide", "beiden", "eigene", "eigenen", "eigener", "eigenes", "neue", "neuen", "alternative", "alternativen", "solche", "solchen", "solcher", "europäische", "europäischen", "heimische", "heimischen", "keine", "welche", "verschiedene", "verschiedenen"),
	subjectPronouns: wordSet("er", "sie", "es", "man", "wir", "ich", "dieser", "diese", "dieses", "jener", "jene", "letztere", "letzterer"),
	objectPronouns:  wordSet("sie", "es", "ihn", "ihm", "ihr", "das", "dies", "diese", "diesen", "dieses", "deren", "dessen", "davon", "darauf", "dafür", "davor", "daraus", "dort", "damit", "beiden", "beidem", "beides", "dreien", "dagegen"),
	impersonal:      wordSet("es", "man"),
	contrast:        wordSet("sondern"),
	alsoWords:       wordSet("auch", "ebenfalls", "ferner", "zudem", "zusätzlich", "ausserdem", "ebenso"),
	briefly:         wordSet("vorübergehend", "zeitweise", "zeitweilig", "zwischenzeitlich", "kurzzeitig", "vorläufig", "monatelang", "wochenlang", "tagelang", "jahrelang", "stundenlang"),
	addresseePreps:  wordSet("für", "an", "gegenüber"),
	whoWords:        wordSet("wer", "wem"),
	workParts:       wordSet("dienst", "geschäfts", "firmen", "behörden", "regierungs", "arbeits", "berufs", "amts", "parlaments", "bundes", "staats", "verwaltungs", "büro", "landes", "kantons", "gemeinde", "stadt", "rathaus", "ministeriums", "polizei", "bundeswehr", "armee", "betriebs", "unternehmens", "konzern"),
	workAdjectives:  wordSet("dienstlich", "beruflich", "amtlich", "behördlich", "staatlich", "geschäftlich", "betrieblich", "bereitgestellt", "städtisch", "kantonal", "kommunal", "ministeriell"),
	theirOwn:        wordSet("ihren", "ihre", "seinen", "seine", "ihrer", "seiner", "eigenen"),
	outPreps:        wordSet("von", "auf", "aus", "in"),
	blocking:        []string{"sperr", "blockier", "blockad", "abschalt", "abgeschalt", "kapp", "drossel", "lahmgelegt", "abgeklemmt", "gekappt", "entsperr", "freigeschaltet"},
	schoolParts:     []string{"schul", "bildung", "kultus", "unterricht", "erziehung", "lehrer"},
	quantities:      wordSet("million", "millionen", "milliarde", "milliarden", "dutzend", "tausende", "hunderte", "dutzende", "hunderttausende", "zehntausende", "mehrheit", "gesamtheit", "mehrzahl", "zahl", "reihe", "grossteil"),
	agrees:          wordSet("geeinigt", "einigten", "einigen", "einigt", "verständigt", "verständigten", "vereinbart", "vereinbarten", "vertrag", "verträgen"),
	single:          wordSet("ein", "eine", "einen", "einem", "einer", "eines", "jeder", "jede", "jedem", "jeden"),
	elected:         wordSet("mandatsträger", "mandatsträgern", "volksvertreter", "volksvertretern"),
	everyone:        wordSet("alle", "allen", "jene", "jenen", "diejenigen", "denjenigen", "sämtliche"),
	meets:           wordSet("betroffen", "betrifft", "betreffen", "erfasst", "gilt", "gelten", "umfasst", "trifft", "haben"),
	outOf:           "aus",
	fromHere:        wordSet("ab", "zum", "per", "vom", "zu"),
	competence:      wordSet("zuständig", "zuständigkeit", "federführend", "federführende", "federführung"),
	unionBodies:     map[string][]string{"kommission": {"eu-kommission"}, "parlament": {"eu-parlament"}},
	however:         wordSet("hingegen", "dagegen", "aber", "jedoch", "indes", "allerdings"),
	besides:         wordSet("neben", "samt", "inklusive", "einschliesslich", "nebst"),
	abstract:        []string{"ung", "heit", "keit", "ion", "nis", "ismus", "schaft", "anz", "enz", "studie", "umfrage", "gesetz", "bericht", "entwurf", "schritt", "fall", "grund", "problem", "thema", "frage", "papier", "schreiben", "brief", "politik"},
	prefixes:        wordSet("ent", "ver", "be", "er", "zer", "un", "ab", "aus", "ein", "auf", "vor", "nach", "über", "unter", "mit", "hin", "her", "zu", "um", "miss", "wider", "gegen"),
	roleModifiers:   wordSet("spitzen", "dach", "haupt", "landeshaupt", "bundeshaupt", "fach", "fußball", "fussball", "traditions", "berufs", "bundesliga", "partner", "kreis", "hanse", "universitäts", "stadt", "gross", "klein", "mutter", "regierungs"),
	examples:        wordSet("darunter", "etwa", "wie", "beispielsweise"),
	optionWords:     wordSet("infrage", "frage", "betracht", "thema", "option", "undenkbar", "denkbar", "vorstellbar", "unvorstellbar", "ausgeschlossen", "debatte", "alternative", "diskussion", "tisch"),
	placeKinds:      []string{"land", "staat", "kanton", "ort", "provinz", "region", "insel", "republik", "hauptstadt", "metropole", "kommune", "stadt", "gemeinde", "emirat", "königreich", "monarchie"},
	areas:           wordSet("raum", "grossraum", "region", "richtung", "strecke", "autobahn", "innenstadt", "altstadt", "nähe", "bereich", "umland", "gebiet", "standort", "hauptbahnhof", "prozess", "derby", "festival", "messe", "ortsteil", "stadtteil", "wahlkreis", "ort", "kurort", "dorf", "linie", "route", "ausgabe", "redaktion", "modell", "vorbild", "beispiel", "tatort"),
	pluralWords:     wordSet("beide", "beiden", "beider", "mehrere", "mehreren", "viele", "vielen", "einige", "einigen", "diese", "diesen", "alle", "allen", "sämtliche", "zahlreiche", "zahlreichen", "mehr", "weitere", "weiteren", "manche", "etliche", "verschiedene", "solche", "dutzende", "zig"),
	listWords:       wordSet("erst", "zuerst", "dann", "danach", "darauf", "jetzt", "nun", "zuletzt", "schliesslich", "auch", "sowie", "als", "etwa", "sogar", "inzwischen", "zunächst", "gestern", "heute", "bereits", "schon", "nacheinander", "davor", "mittlerweile"),
	switchesOff:     wordSet("abschalten", "abstellen", "abdrehen", "ausknipsen", "abklemmen", "stilllegen"),
	regions:         wordSet("europa", "asien", "afrika", "amerika", "nordeuropa", "südeuropa", "osteuropa", "westeuropa", "skandinavien", "ausland", "inland", "südostasien"),
	actsThere:       wordSet("aktiv", "präsent", "vertreten", "dabei"),
	goesOn:          wordSet("aber", "jedoch", "allerdings", "dafür", "zugleich", "gleichzeitig", "hingegen", "dagegen", "stattdessen", "zudem", "ausserdem", "ferner", "darum", "deshalb"),
	backWords:       wordSet("das", "dies", "es", "so", "darauf", "darüber", "dazu", "dies", "dafür"),
	speakers:        wordSet("man", "wir"),
	offices:         []string{"minister", "ministerin", "präsident", "präsidentin", "senator", "senatorin", "kanzler", "kanzlerin", "meister", "meisterin", "sekretär", "sekretärin", "beauftragte", "beauftragter", "chef", "chefin", "rätin", "direktor", "direktorin", "sprecher", "sprecherin"},
	alreadyWords:    wordSet("schon", "bereits", "zuvor", "vorher"),
	coordinators:    wordSet("und", "oder", "sowie", ",", "/", "noch", "bzw", "&"),
	agentPreps:      wordSet("von", "durch", "seitens"),
	placePreps:      wordSet("in", "an", "bei"),
	hearsayPreps:    wordSet("laut", "zufolge", "angeblich", "demnach"),
	mediumPreps:     wordSet("auf", "bei", "via", "über", "per", "in"),
	localLinks:      wordSet("in", "im", "zu", "zur", "am", "an", "von", "vom"),
	nameLinks:       wordSet("des", "der", "für", "von", "vom", "in", "im", "zu", "zur", "am", "an"),
	openModifiers: wordSet("nutzung", "total", "teil", "komplett", "pauschal", "general", "verkauf", "import", "app", "plattform", "zugang", "zugriff", "einsatz", "betrieb", "diensthandy",
		"diensttelefon", "dienstgerät", "behörden", "regierungs", "bundes", "landes", "schul", "eu", "daten", "sicherheits", "software", "installation", "herunterlade", "download", "gesamt", "download",
		"quasi", "de-facto", "internet", "netz", "seiten", "web", "teilweise", "alters", "jugend", "gerichts", "dienst"),
	months: map[string]int{"januar": 1, "jänner": 1, "februar": 2, "feber": 2, "märz": 3, "april": 4, "mai": 5, "juni": 6, "juli": 7, "august": 8, "september": 9,
		"oktober": 10, "november": 11, "dezember": 12},
	weekdays:      map[string]int{"sonntag": 0, "montag": 1, "dienstag": 2, "mittwoch": 3, "donnerstag": 4, "freitag": 5, "samstag": 6, "sonnabend": 6},
	dayWords:      map[string]int{"heute": 0, "gestern": -1, "vorgestern": -2, "morgen": 1, "übermorgen": 2},
	relative:      map[string]int{"nächst-": 1, "neu-": 1, "kommend-": 1, "darauffolgend-": 1, "vergangen-": -1, "letzt-": -1, "vorig-": -1, "vorvergangen-": -2, "vorletzt-": -2, "übernächst-": 2, "dies-": 0, "laufend-": 0, "aktuell-": 0, "heurig-": 0},
	seasons:       map[string]time.Month{"frühjahr": time.March, "frühling": time.March, "frühsommer": time.June, "sommer": time.June, "hochsommer": time.July, "spätsommer": time.August, "herbst": time.September, "frühherbst": time.September, "spätherbst": time.November, "winter": time.December},
	schoolYears:   wordSet("schuljahr", "schuljahres", "schuljahrs", "schulbeginn", "schulstart", "schuljahresbeginn", "schuljahresanfang", "schulanfang", "wintersemester", "herbstsemester", "studienjahr", "unterrichtsjahr"),
	yearEnds:      map[string]byte{"jahresende": 'Y', "jahresschluss": 'Y', "monatsende": 'M', "jahreswechsel": 'y', "neujahr": 'y'},
	timeWords:     wordSet("anfang", "mitte", "ende", "beginn", "heuer"),
	startCues:     wordSet("ab", "zum", "mit", "seit", "von", "vom", "per", "nach"),
	roughly:       wordSet("gut", "rund", "etwa", "über", "knapp", "fast", "mehr", "als", "ungefähr", "circa", "ca", "mindestens", "höchstens", "maximal", "zunächst", "bereits", "schon", "nun", "genau", "einem", "den", "diesen", "letzten", "vergangenen", "nächsten", "kommenden"),
	terms:         wordSet("frist", "aufschub", "zeitraum", "schonfrist", "gnadenfrist", "dauer", "übergangsfrist", "probezeit", "testphase", "pilotphase", "probelauf", "sperre", "pause", "moratorium", "auszeit", "karenz"),
	dayAdjectives: map[string]int{"heutigen": 0, "gestrigen": -1, "morgigen": 1},
	gives:         wordSet("gibt", "gab", "gebe", "gewährt", "gewährte", "räumt", "räumte", "setzt", "setzte", "lässt", "liess"),
	grants:        wordSet("zeit", "frist", "eingeräumt", "einräumte", "gewährt", "aufschub", "spielraum", "schonfrist", "befristet"),
	moreWords:     wordSet("weitere", "weiteren", "volle", "vollen", "ganze", "ganzen", "lange"),
	units: map[string]byte{"jahr": 'Y', "jahre": 'Y', "jahren": 'Y', "jahres": 'Y', "monat": 'M', "monate": 'M', "monaten": 'M', "monats": 'M', "woche": 'W', "wochen": 'W',
		"tag": 'D', "tages": 'D', "tage": 'D', "tagen": 'D'},
	numbers: map[string]int{"ein": 1, "eine": 1, "einen": 1, "einem": 1, "einer": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10,
		"elf": 11, "zwölf": 12, "dreizehn": 13, "vierzehn": 14, "fünfzehn": 15, "sechzehn": 16, "siebzehn": 17, "achtzehn": 18, "neunzehn": 19, "zwanzig": 20, "dreissig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "neunzig": 90, "hundert": 100},
	ranks: wordSet("oberster", "oberste", "obersten", "oberstes", "höchstes", "höchste", "höchsten", "hohe", "hoher", "hohen", "zentrale", "zentraler", "nationaler", "nationales", "nationale",
		"staatliche", "staatlicher", "staatliches", "evangelische", "evangelischen", "katholische", "katholischen", "reformierte", "reformierten", "freie", "freien", "technische", "technischen", "pädagogische", "pädagogischen", "medizinische", "medizinischen", "städtische", "städtischen", "städtisches", "kantonale", "kantonalen", "kantonales"),
	gapPreps: wordSet("durch", "gegen", "mit"),
	ordinals: map[string]int{"ersten": 1, "erstes": 1, "erste": 1, "zweiten": 2, "zweites": 2, "zweite": 2, "dritten": 3, "drittes": 3, "dritte": 3, "vierten": 4, "viertes": 4,
		"letzten": 4},
	partsOfYear: map[string]int{"quartal": 3, "quartals": 3, "jahresviertel": 3, "halbjahr": 6, "halbjahres": 6, "jahreshälfte": 6},
	effects:     wordSet("gilt", "gelten", "gelte", "galt", "galten", "gelten", "kraft", "dauert", "dauern", "dauerte", "wirksam", "greift", "greifen", "greife", "befristet", "läuft", "beginnt", "startet", "beginnen", "starten", "losgeht", "losgehen", "start", "startschuss", "anlaufen", "abgeschlossen", "verbindlich", "umgesetzt", "vollzogen", "bindend"),
	thenWords:   [][]string{{"von", "da", "an"}, {"von", "dann", "an"}, {"ab", "da"}, {"ab", "dann"}, {"seither"}, {"seitdem"}, {"seit", "damals"}, {"damals"}, {"dann"}, {"zu", "diesem", "zeitpunkt"}, {"ab", "diesem", "tag"}, {"ab", "diesem", "zeitpunkt"}, {"im", "selben", "jahr"}, {"im", "gleichen", "jahr"}},
}
