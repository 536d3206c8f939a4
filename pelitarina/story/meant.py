"""Which word of the story language did somebody mean who wrote it in Finnish, in Swedish or in other words?

The words of the language are English, and few. Whoever writes ``valinnat`` knows well what is meant, and so do we.
"""

import re
from collections.abc import Iterable

from pelitarina.story.diagnostic import nearest

_WORDS = """
tarina berättelse: story
muoto: format
otsikko rubrik titel: title
nimi namn name: title label
kuvaus esittely beskrivning description: about hint
tekijä tekijät kirjoittaja författare author: authors
lisenssi licens license: licence
kieli språk: language
kesto minuutit minuter tid: minutes
ihmiset henkilöt hahmot puhujat personer folk characters: people
sisältö varoitukset innehåll varningar: content
muistaa muisti muista muistettavat muuttujat minnas minns minne variables: remember
aina alltid: always
koskaan ei_koskaan aldrig: never
alku alkaa aloitus början börjar default initial: start
kohdat kohta kohtaukset avsnitt sidor scenes: passages
teksti text: label text write
lause mening: label text
kuva bild image: picture
kuvateksti selitys bildtext alt_text: alt caption
ääni ljud: sound
tunnelma valo stämning ljus: mood
aseta asetus sätt: set
lisää lisäys lägg_till: add
valinnat valinta val: choices options
vaihtoehdot alternativ values: options choices
options links actions exits: choices
title heading: label
kysymys fråga: question ask
kysymykset kysy fråga_om frågor: ask question
mene siirry minne seuraava gå vidare nästa next goto: go to
mihin till: to go into
muuten muutoin annars: otherwise else
kutsu anropa: call
loppu lopetus slut avslut end: ending
juttele keskustelu puhe samtal prata: talk
valitse poimi välj: pick choose
jos om: if about
muuten_jos annars_om: else if
miksi_ei varför_inte: why_not
kerran en_gång: once
etikett: label
laji tyyppi typ slag type: kind
vihje ohje tips ledtråd: hint
alue elämänalue område livsområde: area
alueet områden: areas
kenelle för: for
matala låg: low
korkea hög: high
mistä alkaen från: from
asti: to
eniten enintään högst max maximum maksimi: most to
vähintään min minimum minimi: from
pakka kortlek: deck
pohjat mallit mallar: templates
vaiheet faser: phases
asia sak: thing
on är: is
kyllä/ei ja/nej kyllä_ei totuusarvo true/false boolean bool: yes/no
luku numero määrä tal siffra nummer integer: number
yksi en ett: one one of
monta useita jotkin flera några: some some of
sääntö regel: rule
kirjoita kirjoitus vapaa skriv: write
asteikko skala: scale
elämänviiva elämänkaari livslinje lifeline: life_line
ympyrä cirkel: circle
kortit kort: cards deck
askel seuraava_askel nästa_steg: next_step
aamu morgon: morning
päivä dag: day
ilta kväll: evening
yö natt: night
asiakas kund klient: customer
työntekijä medarbetare: worker
molemmat kummatkin båda: both
ensimmäinen första: first
järjestyksessä i_ordning: in order
kierto kierrä: cycle
satunnainen sekoita arvo blanda slumpa random: shuffle
kukin_kerran: once each
paras bäst: best
kyllä joo juu ja true on: yes
ei nej false off: no
kerran en_gång: yes
takaisin tillbaka return: BACK
koti asunto boende hem bostad home housing: asuminen
perhe ystävät läheiset relationer familj vänner family friends relations: suhteet
raha rahat ekonomi pengar money: talous
hälsa mående vointi health: terveys
työ arbete jobb work: tyo
vardag everyday: arki
missbruk rusmedel beroende substances: paihteet
studier kunnande opiskelu skills: osaaminen
förändring change: muutos
integration: kotoutuminen
rehabilitering rehabilitation: kuntoutus
loppu lopetus slut: END
suomi finska finnish: fi
ruotsi svenska swedish: sv
englanti engelska english: en
selkosuomi selko: fi@selko
näkyy nähdään syns: see
tarjolla erbjuds: offered
vastaa vastaus svara svar: answer
ohita hoppa_över: skip
loppuu slutar: ends
säilytä talteen spara: keep
askeleet steg: steps
"""
_NUMBERS = (
    "nolla yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän kymmenen",
    "noll ett två tre fyra fem sex sju åtta nio tio",
    "zero one two three four five six seven eight nine ten",
)
_IN_DIGITS = {word: str(number) for words in _NUMBERS for number, word in enumerate(words.split())}
_TWO_WORDS = ("one of", "some of", "else if", "in order", "once each")


def _table() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for row in _WORDS.strip().splitlines():
        theirs, _, ours = row.partition(": ")
        for two in _TWO_WORDS:
            ours = ours.replace(two, two.replace(" ", "\0"))
        found = tuple(one.replace("\0", " ") for one in ours.split(" "))
        for word in theirs.split():
            table[word] = (*table.get(word, ()), *found)
    return table


_TABLE = _table()


def meant(word: str, known: Iterable[str]) -> str:
    """Give the one of ``known`` that ``word`` says in other words; empty if there is none.

    >>> meant("Valinnat", ("text", "choices")), meant("fråga", ("ask",)), meant("talo", ("text",))
    ('choices', 'ask', '')
    """
    there = set(known)
    plain = re.sub(r"[ -]+", "_", word.strip("“”„\"'‘’*").casefold())
    return next((one for one in _TABLE.get(plain, ()) if one in there), "")


def nearest_word(word: str, known: Iterable[str]) -> str:
    """Give the word of the language that is meant: one that says the same, or one that looks alike; or nothing."""
    words = tuple(known)
    return (word != "end" and nearest(word, words, alike=0.85)) or meant(word, words) or nearest(word, words)


def in_digits(text: str) -> str:
    r"""Give the whole number that is told in words, or with words around it; empty if there is none.

    >>> in_digits("viisi"), in_digits("+yksi"), in_digits("3 min"), in_digits("2.5"), in_digits("monta")
    ('5', '1', '3', '', '')
    >>> in_digits("\u22121"), in_digits("- 2")
    ('-1', '-2')
    """
    text = re.sub(r"^[-\u2010-\u2013\u2212] *", "-", text)  # as a word processor writes it
    if re.search(r"[0-9][.,][0-9]|[+-]{2}", text):
        return ""
    found = re.findall(r"-?[0-9]{1,9}", text)
    return found[0] if len(found) == 1 else _IN_DIGITS.get(text.strip("+ ").casefold(), "")
