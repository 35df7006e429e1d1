"""Word lists for the segmentation of French: abbreviations, words that open or continue a sentence, verbs of saying.

Each list is one string of words between white space, all in small letters, composed (NFC), with the straight
apostrophe, sorted by code point, each once; abbreviations stand without their last full stop. Abbreviations after the
*Lexique des règles typographiques en usage à l'Imprimerie nationale* (« Abréviations ») and the OQLF's *Banque de
dépannage linguistique* (« Abréviations et symboles »).
"""

from __future__ import annotations

from typing import Final

NEVER_FINAL: Final = """
apr av bd blvd boul c-à-d c.-à-d c.a.d c.à.d cad cf càd dr dre dres drs e.g env i.e loc mgr mgrs mlle mlles
mm mme mmes mr mrs mt op pr pre prs s.e s.m st ste stes sts tél vs
"""
"""Abbreviations that announce what follows: titles, lead-ins, parts of street names. None ends a sentence."""

MAY_BE_FINAL: Final = """
al avr bros cie cit co corp dept déc dépt etc fév févr hab ibid inc j.-c janv jr juil juill llc ltd n.d.l.r
nov oct plc qqch qqn qqs resp sqq sr suiv suppl tit
"""
"""Abbreviations that stand inside a sentence or at its end."""

BEFORE_NAME: Final = """
cdt col coll cpt dir fl gal gén lt prof sgt trad univ éd éds
"""
"""Words and abbreviations that announce a name or a description, unless a new sentence plainly begins."""

BEFORE_NUMBER: Final = """
alin ann art ch chap col dim ed fasc fig figs jeu lun mar mer no nos n° nº par pl pp réf sam sect sept tab
ven vol vols éd
"""
"""Abbreviations where a number follows; without one they are read as ordinary words."""

LETTERED: Final = """
annexe bloc catégorie classe groupe hépatite lettre modèle niveau option plan point série type vitamine zone
"""
"""Nouns that a single letter completes (plan B, vitamine C): the letter is no initial."""

INTERJECTIONS: Final = """
ah aïe bah eh ha hein ho hé hélas oh ouf ô
"""
"""Interjections whose exclamation mark does not end the sentence when a small letter follows."""

BRANDS: Final = """
jeopardy yahoo
"""
"""Names with an exclamation mark of their own."""

OPENERS: Final = """
actuellement ainsi alors aujourd' auparavant bref c' ce cela celle celles celui cependant ces cet cette ceux
chaque comment davantage depuis donc désormais elle elles enfin ensuite hier il ils j' je l' la le les leur
leurs lors lorsqu' lorsque ma mais malgré mes mon nos notre nous néanmoins on or parfois peut pourquoi
pourtant puisqu' puisque quelques sa selon ses si son soudain ta tes ton toutefois tu un une voici voilà vos
votre vous ça
"""
"""Words with which a sentence plainly begins, in small letters; elided ones with their apostrophe.
Prepositions, which as often go on with a sentence, are left out."""

CONTINUERS: Final = """
a ai aie aient ait aura aurait avaient avait avez avons d' dont du est et eurent eut furent fut fût n' ne ni
ont ou qu' que qui s' se sera seraient serait seront soit sont étaient était
"""
"""Words that go on with the sentence after a quotation that ends in a stop."""

SPEECH_STEMS: Final = """
affirm ajout annonc annonç approuv argu articul assur avanc avou balbuti bredouill chantonn chuchot claironn
clam comment concèd concéd confi confirm continu corrig coup cri critiqu demand déclar dénonc dénonç estim
exclam exig expliqu explos fredonn gliss grogn grommel grommell hasard hurl implor indiqu insinu insist
interrog ironis jet jug jur lanc lanç lâch marmonn martel murmur nasill not object observ ordonn pens pest
plaid plaisant pleurnich propos protest précis questionn raill raisonn rajout rappel rappell rapport
recommand redemand regrett remarqu rigol répliqu répèt répét résum rétorqu révèl révél sanglot song souffl
soulign soupir suggèr suggér suppli susurr tempêt tonn tranch tweet tweett témoign vocifèr vocifér écri
"""
"""Stems of the verbs in -er that report speech; `SPEECH_ENDINGS` complete them."""

SPEECH_ENDINGS: Final = """
a ai aient ait ant e ent es èrent é ée
"""
"""Endings of those verbs: present, imperfect, simple past, participles."""

SPEECH_FORMS: Final = """
admet admit averti avertit conclu conclut dira dirait dirent dis disaient disait dit faisait fit glapit gémi
gémit intervient intervint lisait lut poursuit poursuivi poursuivit promet promis promit prévenait prévenu
prévient prévint reconnaît reconnu reconnut renchérit reprenait reprend repris reprit rit rugit répond
répondait répondent répondirent répondis répondit répondu rétorquant souriait sourit soutenait soutenu
soutient soutint écrit écrivait écrivit
"""
"""Forms of the other verbs that report speech."""

DOMAINS: Final = """
ai app be biz blog ca ch cloud cn com dev edu eu fr gouv gov info int io it jp lu mil net online org qc ru
shop site store tech tv uk us wiki xyz
"""
"""Ends of host names that are no French words."""

FILE_ENDINGS: Final = """
7z aac avi bak bash bat bin bmp bz2 c cc cfg class conf cpp cs css csv db dll dmg doc docx eml env eps epub
exe flac gif go gz h heic hpp htm html ico ini ipynb iso jar java jpeg jpg js json jsonl jsx key kt lock log
lua md mkv mov mp3 mp4 mpg msi odp ods odt ogg otf pdf php pl png po pot ppt pptx ps psd py pyc rar rb rs
rst rtf scss sh sql srt svg swift tar tbx tex tgz tif tiff tmx toml ts tsv tsx ttf txt vtt vue wav webm webp
woff woff2 xhtml xlf xliff xls xlsx xml yaml yml zip zst
"""
"""Endings of file names."""
