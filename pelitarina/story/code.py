"""Which codes are there, how grave is each, and what does it say?

Every code has three sentences, as message ids: what is wrong, why it matters, what to write instead.
Holes are filled from a diagnostic's facts. ``PHRASES`` puts facts that are words of ours (``number``,
``truth``) into the reader's language. The file is long because it is a list; it holds no logic.
"""

from typing import NamedTuple

from pelitarina.errors import message as m
from pelitarina.story.diagnostic import Severity


class Code(NamedTuple):
    """What one code says."""

    severity: Severity
    what: str
    why: str
    mend: str


_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE
_BAR = m("Put | after the colon, and the sentence on the next line, two spaces further in:\n{mend}")

CODES: dict[str, Code] = {
    # how YAML is read
    "PT001": Code(
        _E,
        m("This file is not plain text in UTF-8."),
        m("It holds signs that cannot be shown or spoken."),
        m("Save it again from a text editor as UTF-8."),
    ),
    "PT002": Code(
        _E,
        m("This is more than a story may hold ({limit})."),
        m("Limits keep a foreign file from filling the computer."),
        m("Part it into smaller files, nest less deeply, or use fewer of them."),
    ),
    "PT003": Code(
        _E,
        m("This line does not fit the lines above it."),
        m("From here on the file cannot be understood."),
        m("Look whether a colon, a dash or a quotation mark is missing here or on the line above."),
    ),
    "PT004": Code(
        _E,
        m("There is a tab sign here."),
        m("Tabs look different in every editor, so the depth of a line would be a guess."),
        m("Use spaces, two for each step inwards:\n{mend}"),
    ),
    "PT005": Code(
        _E,
        m("The name {name} is given twice."),
        m("Only one of the two could be played, and the other would vanish in silence."),
        m("Rename one of them, or put them together."),
    ),
    "PT006": Code(
        _E,
        m("The sign {sign} is not part of the story language."),
        m("Anchors, aliases, tags and merges make a story hard to read aloud and to translate."),
        m("Write the text out where it is needed."),
    ),
    "PT007": Code(
        _E,
        m("A second document begins here."),
        m("One file holds one story; what follows would be lost."),
        m("Take the line away. A pause in prose is written --- behind |."),
    ),
    "PT008": Code(
        _E,
        m("There is a colon with a space inside this sentence."),
        m("YAML takes a colon with a space for the end of a name."),
        _BAR,
    ),
    "PT009": Code(
        _E,
        m("There is a # with a space before it inside this sentence."),
        m("YAML drops everything from there to the end of the line."),
        _BAR,
    ),
    "PT010": Code(
        _E,
        m("This sentence begins with {sign}, which means something else to YAML."),
        m("YAML takes it for a sign of its own and cannot go on."),
        _BAR,
    ),
    "PT011": Code(
        _E,
        m("There are quotation marks around this sentence, or only around its beginning."),
        m("YAML takes them for its own: they would be lost, or the rest of the line would not be understood."),
        _BAR,
    ),
    "PT012": Code(
        _E,
        m("There is prose inside brackets here."),
        m("Commas, colons and question marks mean something else there, and programs read them differently."),
        _BAR,
    ),
    "PT013": Code(
        _E,
        m("This prose goes over several lines without |."),
        m("YAML would melt its paragraphs together."),
        _BAR,
    ),
    "PT014": Code(
        _E,
        m("YAML takes {name} for a name here, not for the beginning of a sentence."),
        m("In a list, a colon with a space makes a name and a value."),
        m("Put | after the dash, and the sentence on the next line, two spaces further in:\n{mend}"),
    ),
    "PT015": Code(
        _E,
        m("A quotation mark is opened here and never closed."),
        m("YAML reads on to the end of the file in search of the other one."),
        m("Take the quotation marks away:\n{mend}"),
    ),
    "PT016": Code(
        _E,
        m("This line stands too far in, or not far enough."),
        m("How far in a line stands tells what it belongs to."),
        m("Let it begin under the line it belongs with; two spaces further in for what it holds:\n{mend}"),
    ),
    "PT017": Code(
        _E,
        m("A colon with a space behind it is missing after {word}."),
        m("Without it nobody can tell the word from what it holds."),
        m("Write it like this:\n{mend}"),
    ),
    "PT018": Code(
        _E,
        m("This prose belongs to the | above it, but does not stand on a line of its own, further in."),
        m("Only what stands further in, on the lines below |, is read as its prose."),
        m("Put it on the lines below, two spaces further in:\n{mend}"),
    ),
    "PT019": Code(
        _E,
        m("What stands under {word} needs a line of its own."),
        m("One line holds one name and its value; a second name on the same line cannot be told from a sentence."),
        m("Put it on the next line, two spaces further in:\n{mend}"),
    ),
    "PT020": Code(
        _E,
        m("The dash of this item is missing, or the space behind the dash."),
        m("Each item of a list begins with a dash and a space. Without them it runs into another line."),
        m("Begin it with a dash and a space:\n{mend}"),
    ),
    "PT021": Code(
        _E,
        m("The bracket {sign} is opened here and never closed."),
        m("YAML reads on in search of the other one, over everything that follows."),
        m("Close it on the same line:\n{mend}"),
    ),
    "PT022": Code(
        _E,
        m("Here is a blank that looks like a space but is another sign."),
        m("It comes along when text is copied from a web page or a word processor, and YAML takes it for a letter."),
        m("Take it away and press the space bar instead:\n{mend}"),
    ),
    "PT023": Code(
        _E,
        m("The arrow of this choice is not written as ->, with a space on both sides."),
        m("Only that arrow tells where a choice leads."),
        m("Write it like this:\n{mend}"),
    ),
    "PT024": Code(
        _E,
        m("There are dashes under {word}, where names stand."),
        m("Every part has a name of its own there; saved places and translations know it by that name."),
        m("Take the dashes away:\n{mend}"),
    ),
    # the shape of a story
    "PT101": Code(
        _E,
        m("The word {word} is not known here."),
        m("A word that is not understood is never passed over in silence."),
        m("Words that may stand here: {known}."),
    ),
    "PT102": Code(
        _E,
        m("The word {word} is missing here."),
        m("Without it this part cannot be played."),
        m("Add a line that begins with {word}: and, after a space, says what belongs there."),
    ),
    "PT103": Code(
        _E,
        m("Something else is expected under {word}: {expected}."),
        m("What stands here cannot be read that way."),
        m("Write {expected} here; look at how far in the lines stand."),
    ),
    "PT104": Code(
        _E,
        m("{value} cannot stand under {word}."),
        m("Expected here: {expected}."),
        m("Write {expected}."),
    ),
    "PT105": Code(
        _E,
        m("{name} cannot be used as a name."),
        m("Names go into saved places and translations, so they are kept plain."),
        m("Small letters, digits and _, a letter first: {mend}"),
    ),
    "PT106": Code(
        _E,
        m("{name} is a word of the story language and cannot be a name."),
        m("A condition could not tell the two apart."),
        m("Choose another name."),
    ),
    "PT108": Code(
        _E,
        m("{word} and {other} cannot stand side by side."),
        m("They answer the same question in two ways."),
        m("Keep one of them."),
    ),
    "PT109": Code(
        _E,
        m("There is nothing under {word}."),
        m("An empty place cannot be read or spoken."),
        m("Write it, or take the word away."),
    ),
    "PT110": Code(
        _E,
        m("Format {value} is not one this version can read."),
        m("A newer format may mean other things by the same words."),
        m("Write format: {known}, or take a newer version of the program."),
    ),
    "PT111": Code(
        _E,
        m("{file} is not the plain name of a file."),
        m("A story reads nothing from outside its own folder."),
        m("Put the file into the story's folder under a plain name."),
    ),
    "PT112": Code(
        _E,
        m("This else has no if or once just before it."),
        m("It answers the block before it, and there is none to answer."),
        m("Put it right after an if block, or make it plain text."),
    ),
    "PT113": Code(
        _E,
        m("The choice {name} does not say where it leads."),
        m("A person who takes it would be stuck."),
        m("Write the label, then an arrow with a space on both sides, then a passage: Go on. -> kitchen"),
    ),
    "PT115": Code(
        _W,
        m("The file {file} is not read."),
        m("Files of passages and of playthroughs end in .yaml. What stands in this one would be missing."),
        m("Call it {mend}."),
    ),
    # names and what they mean
    "PT201": Code(
        _E,
        m("There is no passage called {name}."),
        m("Whoever came here would be stuck."),
        m("Name a passage that is in the story, or write it. END ends the story, BACK goes back to the caller."),
    ),
    "PT202": Code(
        _E,
        m("The story does not remember anything called {name}."),
        m("It cannot be looked at or changed."),
        m("Add it under remember, or use a name that is there."),
    ),
    "PT203": Code(
        _E,
        m("{variable} has no option called {name}."),
        m("It could never have that value."),
        m("Add it to the options, or use one that is there."),
    ),
    "PT204": Code(
        _E,
        m("There is no choice called {name}."),
        m("It could never have been chosen."),
        m("Write it as passage/choice."),
    ),
    "PT205": Code(
        _E,
        m("There is no life area called {name}."),
        m("The words would not find their place in the assessment."),
        m("The areas are: {known}. Or choose, and the customer says."),
    ),
    "PT206": Code(
        _E,
        m("The condition cannot be read at {found}."),
        m("What cannot be read can neither hold nor fail."),
        m(
            "A condition is made of names, whole numbers, == != < <= > >=, and, or, not, and of seen(passage), "
            "times(passage), chosen(passage/choice), has(name, option). A yes/no stands alone: brave, not brave."
        ),
    ),
    "PT207": Code(
        _E,
        m("{name} does not fit here: it is {kind}, but {wanted} is needed."),
        m("The condition would never mean what it seems to mean."),
        m("Compare numbers with numbers and a “one of” with its options; a yes/no or a rule stands alone."),
    ),
    "PT208": Code(
        _E,
        m("{name} cannot be changed by {word}: it is {kind}."),
        m("add counts a number or puts an option into a “some of”; set replaces; a rule is never set."),
        m("Use the other word, or another name."),
    ),
    "PT209": Code(
        _E,
        m("These numbers do not fit together: {numbers}."),
        m("A number stays between its ends, and begins there."),
        m("from must be less than to, and start between them. A scale has at most 21 steps."),
    ),
    "PT210": Code(
        _E,
        m("Answers to this prompt do not fit into {name}."),
        m("The story could not understand them."),
        m(
            "A scale goes into a number with the same ends, one into a “one of”, some into a “some of” with the same "
            "options; only for the customer."
        ),
    ),
    "PT211": Code(
        _E,
        m("{name} cannot be printed in a text."),
        m("Only a number, or a “one of” whose options all have labels, has words to print."),
        m("Give every option a label, or use an if block instead."),
    ),
    "PT212": Code(
        _E,
        m("{name} is an option and also the name of something remembered."),
        m("A condition could not tell the two apart."),
        m("Rename one of them."),
    ),
    "PT213": Code(
        _E,
        m("The rule {name} leads back to itself."),
        m("It could never be worked out."),
        m("Let rules look at what is remembered, not at one another in a circle."),
    ),
    "PT214": Code(
        _E,
        m("BACK in {name} has nowhere to go back to."),
        m("{name} can be reached without a call, so there is no caller."),
        m("Use call to get there, or name a passage instead of BACK."),
    ),
    "PT215": Code(
        _E,
        m("The call of {name} leads into a circle of calls."),
        m("Each would wait for the other to come back, for ever."),
        m("Use go instead of call somewhere in the circle."),
    ),
    "PT216": Code(
        _E,
        m("There is no way out of {name}."),
        m("Whoever comes here would be stuck."),
        m("Add choices, or a go to another passage, to END or to BACK."),
    ),
    "PT217": Code(
        _E,
        m("The ending {name} stands where the story does not end."),
        m("An ending is the name of an END."),
        m("Put it beside go: END, or take it away."),
    ),
    "PT218": Code(
        _E,
        m("renamed says {name}, but the story has nothing under that name."),
        m("An old saved place could not be brought there."),
        m("On the left the old name, on the right the name it has today."),
    ),
    # what a reader would miss
    "PT301": Code(
        _W,
        m("Nothing leads to the passage {name}."),
        m("Nobody will ever read it."),
        m("Let a choice or a go lead there, or take it away."),
    ),
    "PT302": Code(
        _W,
        m("It can happen that there is nothing to choose in {name}."),
        m("Whoever came here would be stuck. It happens like this: {path}."),
        m("Add otherwise: and the passage to go to then."),
    ),
    "PT303": Code(
        _W,
        m("{name} is remembered but never looked at."),
        m("It makes no difference to anybody."),
        m("Use it in a condition or print it, or take it away."),
    ),
    "PT304": Code(
        _W,
        m("{name} is looked at but never changes."),
        m("Every condition on it always comes out the same."),
        m("Change it with set or add, let a prompt answer into it, or take it away."),
    ),
    "PT305": Code(
        _N,
        m("This passage has {count} words; more than {most} are hard to take in at once."),
        m("A tired reader loses the thread."),
        m("Part it into two passages."),
    ),
    "PT306": Code(
        _N,
        m("This paragraph begins as if {name} were speaking, but {name} is not among the people."),
        m("It is shown as plain prose."),
        m("Add {name} to people, or let it be if it is meant so."),
    ),
    "PT307": Code(
        _W,
        m("An emphasis begins here and never ends."),
        m("The rest of the paragraph would be shown in it."),
        m("Close it with *, or write \\* for a star."),
    ),
    "PT308": Code(
        _W,
        m("This prompt belongs to no life area."),
        m("The words would land among further information in the assessment."),
        m("Add area: and one of the life areas, or area: choose."),
    ),
    "PT309": Code(
        _N,
        m("The folder is called {folder}, but the story calls itself {name}."),
        m("Whoever looks for it by name may not find it."),
        m("Give both the same name."),
    ),
    "PT310": Code(
        _N,
        m("The file {file} is not in the story's folder yet."),
        m("Until it is, its text is shown instead."),
        m("Put it into the folder pictures or sounds of the story."),
    ),
    "PT311": Code(
        _W,
        m("There is no {other} beside {word}."),
        m("Whoever cannot see or hear it would miss it."),
        m("Add a line with {other} that says in words what is there."),
    ),
    "PT312": Code(
        _W,
        m("The file {file} cannot be shown or played."),
        m(
            "A picture is an .svg of at most 256 kB or a .png of at most 8 MB; "
            "a sound is an .ogg, .opus, .mp3, .wav or .flac of at most 4 MB."
        ),
        m("Save it as one of these, smaller if need be, and take the old one away."),
    ),
    "PT320": Code(
        _W,
        m("The answer goes into {name}, but nothing in the story looks at it."),
        m("Whoever answers may wait for the story to notice, and it never does."),
        m("Look at {name} in a condition or print it, or take into away."),
    ),
    "PT321": Code(
        _W,
        m("Two people are both shown as {name}."),
        m("Nobody can tell who speaks, and the story cannot either."),
        m("Give one of them another shown name."),
    ),
    "PT322": Code(
        _W,
        m("{value} lies beyond the ends of {name}, which goes from {low} to {high}."),
        m("It becomes {held} instead, without a word."),
        m("Set it to a number between its ends, or move the ends."),
    ),
    "PT323": Code(
        _W,
        m("Adding 0 to {name} changes nothing."),
        m("Whoever reads the story later will look for what it does."),
        m("Add another number, or take the line away."),
    ),
    "PT324": Code(
        _N,
        m("This passage reads heavily: its level is {level}, and above {most} most readers grow tired (LIX)."),
        m("Somebody may be reading who is tired, or new to the language."),
        m("Part long sentences, and take shorter words where there are any."),
    ),
    "PT325": Code(
        _N,
        m("This label has {count} words; more than {most} are slow to choose by."),
        m("Choices are compared with one another, and a long one is hard to hold in mind."),
        m("Say in a few words what is done; what comes of it can be told after the choice."),
    ),
    "PT326": Code(
        _N,
        m("There are {count} choices here; more than {most} are hard to weigh."),
        m("Where there is much to choose from, people often take the first or none."),
        m("Leave some out, or part them into two passages."),
    ),
    "PT327": Code(
        _N,
        m("{found} sounds like points, winning or losing."),
        m("Nothing is scored here, and nobody should feel measured."),
        m("Tell what happens instead."),
    ),
    "PT328": Code(
        _N,
        m("{found} can sound like blame."),
        m("Somebody at the table may have heard it too often already."),
        m("Ask what happened, or what helped, rather than why not."),
    ),
    "PT329": Code(
        _N,
        m("{found} sounds like a lesson."),
        m("What a story means is for those who played it to say."),
        m("Let the story end, and ask what it brought to mind."),
    ),
    "PT330": Code(
        _W,
        m("This line of prose looks like the word {word} of the story language."),
        m("It stands as far in as the prose above it, and so it is shown as prose and does nothing else."),
        m("Move it out until it stands under text, or write it so that no colon follows the first word."),
    ),
    # what can never be, whatever anybody chooses
    "PT501": Code(
        _W,
        m("The passage {name} can never be reached."),
        m("No way that leads to it can ever be open."),
        m("Look at the conditions on the way there, or take the passage away."),
    ),
    "PT502": Code(
        _W,
        m("The choice {name} can never be offered."),
        m("Whatever anybody does before, its condition does not hold here."),
        m("Make the condition easier to meet, or let something earlier change what it looks at."),
    ),
    "PT503": Code(
        _W,
        m("This text in {name} can never be shown."),
        m("Whatever anybody does before, its condition does not hold here."),
        m("Make the condition easier to meet, or take the text away."),
    ),
    "PT504": Code(
        _W,
        m("This item in {name} can never come up."),
        m("Another one is always taken before it, or its condition never holds."),
        m("Change the condition, the order or the kind of pick, or take the item away."),
    ),
    "PT505": Code(
        _W,
        m("This way from {name} can never be taken."),
        m("Whatever anybody does before, play never goes this way."),
        m("Make its condition easier to meet, put it before the others, or take it away."),
    ),
    "PT506": Code(
        _W,
        m("The otherwise of {name} can never be needed."),
        m("There is always something left to choose here."),
        m("Take it away, or give the choices an if or once: yes."),
    ),
    "PT507": Code(
        _W,
        m("The call of {target} never comes BACK."),
        m("What should follow after it can never happen."),
        m("Let a way in {target} lead to BACK, or use go instead of call."),
    ),
    "PT508": Code(
        _W,
        m("The condition {condition} always holds here."),
        m("It makes no difference to anybody."),
        m("Take the condition away, or mend it so that it can also fail."),
    ),
    "PT509": Code(
        _W,
        m("The rule {name} always comes out the same: {always}."),
        m("What hangs on it is always so, or never."),
        m("Mend the rule, or let something change what it looks at."),
    ),
    "PT510": Code(
        _W,
        m("From {name} the story can no longer reach its end."),
        m("Play would go round in {names} for ever. One gets there like this: {path}."),
        m("Let a way lead out of there, in the end to END."),
    ),
    "PT511": Code(
        _W,
        m("The promise {word}: {condition} can be broken."),
        m("It happens like this: {path}."),
        m("Close that way, or make the promise smaller."),
    ),
    "PT512": Code(
        _W,
        m("{name} can never be counted that far here."),
        m("It has always come so near to its end that only a part of this, or nothing, is counted."),
        m("Give {name} more room, or count less."),
    ),
    "PT513": Code(
        _W,
        m("Nobody looks at {name} after it is changed here."),
        m("The change makes no difference to anybody."),
        m("Take it away, or let something later look at {name}."),
    ),
    "PT514": Code(
        _W,
        m("Nobody looks at {name} after this answer."),
        m("The story hears the answer but never shows that it did."),
        m("Take into away, or let something later look at {name}."),
    ),
    "PT520": Code(
        _N,
        m("Not decided: {open} ({name})."),
        m("{states} moments of play were looked at, and none of them showed it."),
        m("It may be well as it is. A playthrough that comes here would settle it."),
    ),
    "PT521": Code(
        _N,
        m("Not decided: {count} further questions of this kind."),
        m("{states} moments of play were looked at, and that was not enough to tell."),
        m("It may be well as it is. Fewer counters and fewer once let the checker see further."),
    ),
    "PT522": Code(
        _N,
        m("Not decided: whether the story can reach its end from everywhere."),
        m("{states} moments of play were looked at, and that was not enough to tell."),
        m("It may be well as it is. Fewer counters and fewer once let the checker see further."),
    ),
    # playthroughs
    "PT401": Code(
        _E,
        m("A run is a name with steps, and each step is one word."),
        m("What stands here cannot be played."),
        m("Words of a step: {known}."),
    ),
    "PT402": Code(
        _E,
        m("The story has nothing called {name} that {word} could mean here."),
        m("The run could not go on."),
        m("Use a name that is in the story."),
    ),
    "PT403": Code(
        _E,
        m("{value} cannot be an answer to {name}."),
        m("Nobody at the table could give it."),
        m(
            "A scale takes one of its numbers, one an option, some and cards a list of names, write any text, a "
            "life_line phases with things, or strengths, a circle its areas, a next_step its goal."
        ),
    ),
    "PT404": Code(
        _N,
        m("renamed says that {name} is now called {now}, but {name} is still there."),
        m("Whoever saved a place in {name} would be brought to {now}, though {name} itself could be opened."),
        m("If {name} is a new one by an old name, all is well. If it is the old one, take this line away."),
    ),
    "PT405": Code(
        _W,
        m("{name} and {now} are not of one kind: one stands inside a passage, the other does not."),
        m("An old saved place would not find it."),
        m("Write passage/choice on both sides, or on none."),
    ),
    "PT406": Code(
        _E,
        m("{name} cannot be counted."),
        m("Only numbers and what is chosen from a list are counted, never somebody's own words."),
        m("Take counts away here."),
    ),
    # translations
    "PT701": Code(
        _W,
        m("The translation cannot be read from this line on: {kind}."),
        m("A reader may be left without it, and nothing can be brought up to date in a damaged file."),
        m("Mend the line, or bring back an older copy of the file. What stands in it is left as it is until then."),
    ),
    "PT702": Code(
        _W,
        m("Of {total} texts {count} have no translation into {language}. The first is {name}."),
        m("There a reader meets the language that the story was written in."),
        m("The command “pelitarina translate update” puts them into the file; then translate them there."),
    ),
    "PT703": Code(
        _N,
        m("The story was changed after its translation into {language}: {count} texts, the first is {name}."),
        m("The old words may say what is no longer so."),
        m("The command “pelitarina translate update” marks them in the file; read each, and take its mark away."),
    ),
    "PT704": Code(
        _W,
        m("The translation of {name} does not print the same names as the story: {names}."),
        m("A name that the story does not know prints nothing, and one left out is never heard."),
        m("Write each name in braces exactly as it stands in the story; only the words around it are translated."),
    ),
    "PT705": Code(
        _N,
        m("The translation of {name} is more than twice as long as the text."),
        m("It may not fit where the text does, or may hold words that belong elsewhere."),
        m("Look whether it can be said more shortly."),
    ),
    "PT706": Code(
        _W,
        m("The name {variable} stands in a clause where its word would have to be inflected."),
        m("The label is printed as it is, and the sentence limps with most of the options."),
        m("Turn the sentence so that the label can stand as it is: behind a colon, or last in its clause."),
    ),
    "PT707": Code(
        _W,
        m("The file {file} does not tell of a language that the program can find."),
        m("Nobody would ever be shown it."),
        m("Name it by the language that it holds: sv.po, or fi@selko.po for plain Finnish."),
    ),
    "PT708": Code(
        _W,
        m("In the translation into {language} the shelf does not come as far as {name}."),
        m("The shelf reads the first 64 KiB of a translation, and tells the rest in the language of the story."),
        m("The command “pelitarina translate update” puts the title first; keep long notes beside it short."),
    ),
}
"""All codes. They are only ever added to: saved reports and pages refer to them."""

PHRASES: dict[str, str] = {
    "truth": m("yes/no"),
    "number": m("a whole number"),
    "digits": m("a whole number in digits, such as 3"),
    "one of": m("a “one of”"),
    "some of": m("a “some of”"),
    "option": m("one of its options"),
    "yes/no": m("yes or no"),
    "name": m("a name"),
    "value": m("one plain value"),
    "names": m("names, each on its own line"),
    "prose": m("prose"),
    "kind": m("yes/no, number, one of, some of or rule"),
    "prompt kind": m("write, scale, one, some, life_line, circle, cards or next_step"),
    "template": m("a template with label and phases"),
    "phases": m("1 to 12 phases, each a short sentence"),
    "prompt": m("a prompt with kind and question"),
    "passage": m("a passage with text and a way out"),
    "choice": m("a label and where it leads"),
    "target": m("the name of a passage, or a list of if and to that ends in else"),
    "condition": m("a condition"),
    "language": m("a language tag such as fi"),
    "mood": m("morning, day, evening or night"),
    "pick": m("first, in order, cycle, shuffle, once each or best"),
    "for": m("customer, worker or both"),
    "ages": m("children, youth, young_adults, adults or older"),
    "minutes": m("a whole number of minutes, 1 to 600"),
    "players": m("how many play, such as 1 or 2-8; 8 at most"),
    "story": m("a story: names such as title, start and passages"),
    "run": m("a run with steps"),
    "step": m("one word and what it needs"),
    "passages": m("passages, each a name with what it holds"),
    "options": m("names, each behind a dash, or each with a label"),
    "rule": m("a rule"),
    "plain prose": m("prose that prints no names"),
    "the end": m("its end"),
    "po entry": m("this line belongs to no entry"),
    "po merged": m("two versions of the file were put together here, and nobody has chosen between them"),
    "po no msgstr": m("there is no msgstr here"),
    "po no msgid": m("there is no msgid before this line"),
    "po twice": m("this stands twice in one entry"),
    "po text": m("it is not plain text in UTF-8"),
    "true": m("it holds"),
    "false": m("it does not hold"),
    "open passage": m("can this passage be reached?"),
    "open choice": m("can this choice be offered?"),
    "open block": m("can this text be shown?"),
    "open item": m("can this item come up?"),
    "open way": m("can this way be taken?"),
    "open otherwise": m("can this otherwise be needed?"),
    "open return": m("can this call come BACK?"),
    "open fails": m("can this condition fail?"),
    "open free": m("can this be counted in full?"),
    "open rule holds": m("can this rule hold?"),
    "open rule fails": m("can this rule fail?"),
    "open stuck": m("can it happen that there is nothing to choose?"),
    "open promise": m("can this promise be broken?"),
}
"""Facts that are words of ours, as message ids."""

RETIRED = frozenset({"PT107", "PT114"})
"""Codes that were told once and never again; none of them is ever given to anything else."""

NEAR = m("Did you mean {nearest}?")
"""Said before the mend when a known name is near."""
LINE = m("Write it like this:\n{line}")
"""Said in place of the mend when the line, or lines, can be shown as they should stand."""

REASONS: dict[str, str] = {
    "at most": m("Here {subject} is at most {value}."),
    "at least": m("Here {subject} is at least {value}."),
    "always": m("Here {subject} is always {value}."),
    "never": m("Here {subject} is never {value}."),
    "holds": m("Here {subject} always holds."),
    "fails": m("Here {subject} never holds."),
    "together": m("Its parts never hold at the same time."),
}
"""Said behind the why: what is so, wherever the condition is asked."""

ONLY: dict[str, str] = {
    "choice": m("The only way to it is the choice {way}, which needs: {condition}."),
    "way": m("The only way to it leads from {way}, and needs: {condition}."),
}
"""Said of a passage to which one way leads, and that is never open."""

THERE: dict[str, str] = {
    "at most": m("At that point {subject} is at most {value}."),
    "at least": m("At that point {subject} is at least {value}."),
    "always": m("At that point {subject} is always {value}."),
    "never": m("At that point {subject} is never {value}."),
    "holds": m("At that point {subject} always holds."),
    "fails": m("At that point {subject} never holds."),
    "together": REASONS["together"],
}
"""The same as ``REASONS``, said of a place elsewhere."""

BEHIND = m("So nobody gets to these passages either: {behind}.")
"""Said behind the reason, where passages are cut off by the same mistake."""

AT_ONCE = m("right at the start")
"""The steps to something that needs none."""
