"""Of which sentences is the prose of a made-up story put together? Everyday ones, in plain Finnish."""

PEOPLE = {"mira": "Mira", "onni": "Onni", "selma": "Selma"}
"""Ids and shown names."""
SLOTS = {
    "who": ("Mira", "Onni", "Selma", "Naapuri", "Bussikuski", "Joku"),
    "where": ("keittiössä", "rappukäytävässä", "pihalla", "torilla", "kirjastossa", "bussissa", "parvekkeella"),
    "what": ("kuppia", "avainta", "kirjettä", "takkia", "valokuvaa", "kukkaruukkua", "kassia", "kynää"),
    "how": ("hiljaa", "varovasti", "nopeasti", "hymyillen", "miettien", "vähän vinossa", "ihan rauhassa"),
    "when": ("Aamulla", "Illalla", "Eilen", "Tänään", "Viime viikolla", "Sateen jälkeen", "Ennen kahvia"),
    "thing": ("lamppu", "ikkuna", "kello", "radio", "matto", "pöytäliina", "ovikello"),
}
"""What the holes of a sentence can hold, in the case in which they are needed."""
TOLD = (
    "{who} seisoo {where} ja katsoo ulos.",
    "{when} {where} oli melkein tyhjää.",
    "{who} pitää kädessään {what}, jota ei olisi uskonut enää löytyvän.",
    "Vanha {thing} on siinä missä ennenkin.",
    "Jossakin soi puhelin, eikä kukaan vastaa.",
    "{when} satoi, ja kengät ovat vieläkin märät.",
    "{who} kääntyy {how} ja etsii {what}.",
    "Kahvi on jo jäähtynyt, mutta sitä juodaan silti.",
    "Seinällä on kuva, jota kukaan ei ole ripustanut suoraan.",
    "{who} laskee kynnyksellä kolmeen ja astuu sisään {how}.",
    "Pöydällä on kaksi lautasta ja yksi lusikka.",
    "Ilma tuoksuu märältä hiekalta ja pullalta.",
    "{thing} käy omia aikojaan, kuten aina {where}.",
    "{who} sanoo jotakin *melkein* ääneen.",
    "Ikkunan takana menee joku ohi {how}.",
    "{when} tähän mahtui kolme tuolia; nyt niitä on kaksi.",
    "Kukaan ei kysy mitään, ja se sopii hyvin.",
    "{who} nostaa {what} valoa vasten ja laskee sen {how} takaisin.",
    "Hissi pysähtyy väärään kerrokseen ja jatkaa matkaa.",
    "Takin taskussa on vanha kuitti ja yksi nappi.",
    "Jos nyt lähtisi, ehtisi vielä kuuden bussiin.",
    "{who} on vaiti hetken pidempään kuin oli tarkoitus.",
    "Eteisessä {thing} nojaa seinään.",
    "Naapurin koira haukahtaa kerran ja unohtaa miksi.",
)
"""Sentences that nobody says."""
SAID = (
    "Tule sisään. Kengät saa jättää jalkaan.",
    "En ollut varma, tulisitko tänään vai ensi viikolla.",
    "{when} en saanut unta ennen neljää.",
    "Voidaanko istua {where}? Siellä on valoisampaa.",
    "Minulla oli joskus kolme tällaista {what}. Sitten ei yhtään.",
    "Ei siitä tarvitse puhua, jos ei huvita.",
    "Sinä kysyit viimeksi jotakin. Mietin sitä {where}.",
    "{who} käski sanoa terveisiä. Tässä ne nyt olivat.",
    "Odota, etsin {what}. Se oli tässä äsken.",
    "Olisi kiva, jos joku joskus vain istuisi {how} vieressä.",
)
"""Sentences that somebody says."""
LETTERS = (
    "> Hei. Vuokra erääntyy ensimmäinen päivä.\n> Muistutusta ei tule.",
    "> Kävin ovella, et ollut kotona.\n> Tulen uudestaan torstaina.",
)
LABELS = (
    "Istu alas ja odota.",
    "Kysy, mitä {when} tapahtui.",
    "Tarjoa {what}.",
    "Katso ikkunasta.",
    "Sano, että aikaa on.",
    "Kerro jotakin omasta viikostasi.",
    "Mene takaisin ja koputa uudestaan.",
    "Kysy, kenen {thing} on.",
    "Ole hetki hiljaa.",
    "Ehdota kävelyä ulkona.",
    "Kaada lisää kahvia.",
    "Jatka matkaa.",
)
WHY_NOT = ("Ei vielä.", "Siihen tarvitaan enemmän luottamusta.", "Valo on pois päältä.")
TALK = (
    "Missä sinä istut, kun mietit jotakin pitkään?",
    "Kuka sinulle keittää kahvit?",
    "Millainen ovi sinulla oli lapsena?",
    "Mitä sinä teet, kun odotat bussia?",
)
QUESTIONS = (
    "Mitä sinä olisit halunnut sanoa?",
    "Kenen kanssa tästä voisi puhua?",
    "Mikä tässä viikossa on ollut hyvää?",
    "Mikä olisi yksi pieni asia, joka auttaisi?",
)
QUIET = ("Jääkaappi hurisee.", "Sade rapisee ikkunaan.", "Kello lyö jossakin kaukana.")
ALT = "Pihapiiri illalla. Yhdessä ikkunassa palaa valo."
