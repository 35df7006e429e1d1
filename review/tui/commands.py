"""Every command of the screen, declared once: key bindings, palette, footer, help and docs all come from here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from review.model.messages import N_
from review.tui.command import DIGITS, Command, Where

if TYPE_CHECKING:
    from textual.binding import Binding

DECIDE: Final = N_("Decide")
MOVE: Final = N_("Move")
LOOK: Final = N_("Look")
FILE: Final = N_("File and program")
EDIT: Final = N_("While editing a sentence")
SEARCH: Final = N_("While searching")
PLACES: Final = N_("In the preview of the places")
REASON: Final = N_("While giving a reason")
NOTE: Final = N_("While writing a note")
SEVERITY: Final = N_("While choosing type and severity")
FILTER: Final = N_("While choosing a filter")
GO_TO: Final = N_("While going to a sentence")
EXPORT: Final = N_("While naming the export")
ENDING: Final = N_("In the summary")
LEAVING: Final = N_("When something changed would be lost")
LOADING: Final = N_("While a text is being read")
ENTRY: Final = N_("On the page of an entry")
FORM: Final = N_("In the form of an entry")
CONFLICT: Final = N_("When someone else changed the same entry")
ASKING: Final = N_("When a question is asked")
PICKING: Final = N_("While picking words for a new entry")
NEVER: Final = N_("While keeping an entry from a sentence")
FAULTS: Final = N_("In the list of the glossaries' faults")
LESSONS: Final = N_("In the proposals for the glossary")
HELP: Final = N_("On the help page")

COMMANDS: Final[tuple[Command, ...]] = (
    Command("accept", ("enter",), N_("accept"), N_("Put the repair that is shown in place and go to the next undecided issue."), DECIDE, hint=9),
    Command("choose", DIGITS, N_("choose"), N_("Put the alternative with this number in place."), DECIDE, action="choose({key})", hint=8),
    Command("alternative_next", ("right",), N_("next alternative"), N_("Show the next alternative in the corrected text, without accepting it."), DECIDE, action="act('alternative_next')"),
    Command("alternative_previous", ("left",), N_("previous alternative"), N_("Show the alternative before."), DECIDE, action="act('alternative_previous')"),
    Command("doubt_next", ("tab",), N_("next doubt"), N_("Go to the next word that may have to change along with the repair."), DECIDE, action="act('doubt_next')"),
    Command("doubt_switch", ("space",), N_("switch doubt"), N_("Let the word in doubt change with the repair, or leave it as it is."), DECIDE, action="act('doubt_switch')"),
    Command("everywhere", ("A",), N_("accept everywhere"), N_("Put the repair that is shown in place in all equal places, after a look at them."), DECIDE, hint=3),
    Command("edit", ("e",), N_("edit"), N_("Edit the sentence, flagged or not."), DECIDE, hint=7),
    Command("edit_outside", ("E",), N_("edit in your editor"), N_("Edit the sentence in the editor that $VISUAL or $EDITOR names."), DECIDE),
    Command("dismiss", ("x",), N_("dismiss"), N_("Leave the machine's words: there is no error here."), DECIDE, action="act('dismiss')", hint=6),
    Command("dismiss_reason", ("X",), N_("dismiss with a reason"), N_("Leave the machine's words and say why; the reason can be given later, and changed."), DECIDE),
    Command("skip", ("s",), N_("skip"), N_("Leave the issue for later; it stays undecided."), DECIDE, action="act('skip')", hint=5),
    Command("reopen", ("r",), N_("reopen"), N_("Take the decision on this issue back, wherever it lies in the history."), DECIDE, action="act('reopen')"),
    Command("undo", ("u",), N_("undo"), N_("Undo your latest act, also one of an earlier session."), DECIDE, action="act('undo')", hint=4),
    Command("redo", ("U",), N_("redo"), N_("Do again what was undone last."), DECIDE, action="act('redo')"),
    Command("note", ("c",), N_("note"), N_("Write a note on the sentence."), DECIDE),
    Command("classify", ("m",), N_("type and severity"), N_("Choose the issue's MQM error type and severity."), DECIDE),
    Command("next", ("n",), N_("next issue"), N_("Go to the next issue, decided or not."), MOVE, action="act('next')", hint=2),
    Command("previous", ("p",), N_("previous issue"), N_("Go to the issue before."), MOVE, action="act('previous')"),
    Command("up", ("up",), N_("sentence before"), N_("Go to the sentence before, flagged or not."), MOVE, action="act('up')"),
    Command("down", ("down",), N_("next sentence"), N_("Go to the next sentence, flagged or not."), MOVE, action="act('down')"),
    Command("page_up", ("pageup",), N_("page up"), N_("Go one page up in the list of sentences."), MOVE, action="page(-1)"),
    Command("page_down", ("pagedown",), N_("page down"), N_("Go one page down in the list of sentences."), MOVE, action="page(1)"),
    Command("first", ("home",), N_("first sentence"), N_("Go to the first sentence of the list."), MOVE, action="act('first')"),
    Command("last", ("end",), N_("last sentence"), N_("Go to the last sentence of the list."), MOVE, action="act('last')"),
    Command("search", ("slash",), N_("search"), N_("Search the sentences as you type, case and accents alike."), MOVE, action="search", hint=1),
    Command("search_next", ("f3",), N_("search on"), N_("Go to the next sentence that holds the searched text."), MOVE, action="search_on(1)"),
    Command("search_previous", ("shift+f3", "f4"), N_("search back"), N_("Go to the sentence before that holds the searched text."), MOVE, action="search_on(-1)"),
    Command("go_to", ("colon",), N_("go to"), N_("Go to a sentence by its number, or to a line of the file: L45."), MOVE),
    Command("filter", ("f",), N_("filter"), N_("Choose which sentences the list shows; conditions can be combined."), LOOK, hint=1),
    Command("list", ("l",), N_("show or hide the list"), N_("Show or hide the list of sentences."), LOOK, action="toggle_list"),
    Command("details", ("d",), N_("more or less detail"), N_("Show all that is known of the issue, or the essential lines."), LOOK, action="toggle_details"),
    Command("scroll_up", ("left_square_bracket", "ctrl+up"), N_("scroll the texts up"), N_("Look further up in both texts; the sentence stays the same."), LOOK, action="scroll_texts(-1)"),
    Command("scroll_down", ("right_square_bracket", "ctrl+down"), N_("scroll the texts down"), N_("Look further down in both texts."), LOOK, action="scroll_texts(1)"),
    Command("invisibles", ("i",), N_("show invisibles"), N_("Show no-break spaces, zero-width characters and soft hyphens by a sign, or hide them."), LOOK, action="act('invisibles')"),
    Command("theme", (), N_("colours"), N_("Change between dark colours, light ones and those of the terminal."), LOOK, where=Where.EVERYWHERE, action="app.change_theme"),
    Command("entry", ("g",), N_("glossary entry"), N_("Show the glossary entry behind the issue, whole; it can be changed from there."), LOOK),
    Command("new_entry", ("G",), N_("new entry"), N_("Make a glossary entry from what was edited by hand last, or from words of the sentence."), LOOK),
    Command("never_here", ("N",), N_("never here"), N_("Keep the entry of a dismissed issue from this sentence and its like, by a word that must not be near."), LOOK),
    Command("glossary_faults", ("exclamation_mark",), N_("glossary faults"), N_("List what is wrong with a glossary file that was changed; the last good version is in force."), LOOK),
    Command("export", ("w",), N_("export"), N_("Write the corrected text to a file; the input file is left alone."), FILE, hint=2),
    Command("summary", (), N_("summary"), N_("Show what was decided, what is left, and what it took."), FILE),
    Command("learn", (), N_("learn"), N_("Look at the entries that this review proposes for the glossary: what was edited, chosen or dismissed twice."), FILE),
    Command("glossary_reload", (), N_("reload the glossaries"), N_("Read the glossary files again now; that happens by itself when one changes."), FILE, action="reload_glossaries"),
    Command("help", ("question_mark",), N_("help"), N_("Show every command with its key."), FILE, action="app.help", hint=9),
    Command("help_anywhere", ("f1",), N_("help from anywhere"), N_("Show the help from anywhere, also while typing: first what works there."), FILE, where=Where.EVERYWHERE, action="app.help", hint=1),
    Command("palette", ("ctrl+p",), N_("command palette"), N_("Find a command by its name."), FILE, where=Where.EVERYWHERE, action="app.command_palette"),
    Command("quit", ("q",), N_("quit"), N_("Leave at once: every decision is on disk already."), FILE, action="app.quit", hint=1),
    Command("quit_anywhere", ("ctrl+q",), N_("quit from anywhere"), N_("Leave, also while a sentence is being edited; a changed text is asked about first."), FILE, where=Where.EVERYWHERE, action="app.quit"),
    Command("save", ("enter", "ctrl+s", "f2"), N_("save"), N_("Make this the corrected text of the sentence."), EDIT, where=Where.EDITING, hint=9),
    Command("newline", ("ctrl+j",), N_("line break"), N_("Put a line break into the sentence."), EDIT, where=Where.EDITING, hint=5),
    Command("cancel", ("escape",), N_("cancel"), N_("Leave the sentence as it was; a changed text is asked about first."), EDIT, where=Where.EDITING, hint=8),
    Command("search_keep", ("enter",), N_("stay here"), N_("Close the search and stay at the sentence that was found."), SEARCH, where=Where.SEARCHING, hint=9),
    Command("search_further", ("down",), N_("next place"), N_("Go to the next sentence that holds the text."), SEARCH, where=Where.SEARCHING, hint=7),
    Command("search_back", ("up",), N_("place before"), N_("Go to the sentence before that holds the text."), SEARCH, where=Where.SEARCHING, hint=6),
    Command("search_leave", ("escape",), N_("go back"), N_("Close the search and go back to where it began."), SEARCH, where=Where.SEARCHING, hint=8),
    Command("places_accept", ("enter",), N_("accept the ticked ones"), N_("Put the repair in place in the ticked sentences, as one act."), PLACES, where=Where.PLACES, action="accept", hint=9),
    Command("places_tick", ("space", "x"), N_("tick or untick"), N_("Take this place out, or in again."), PLACES, where=Where.PLACES, action="tick", hint=8),
    Command("places_all", ("a",), N_("all or none"), N_("Tick all places, or none."), PLACES, where=Where.PLACES, action="tick_all", hint=6),
    Command("places_up", ("up",), N_("place before"), N_("Go to the place before."), PLACES, where=Where.PLACES, action="move(-1)"),
    Command("places_down", ("down",), N_("next place"), N_("Go to the next place."), PLACES, where=Where.PLACES, action="move(1)"),
    Command("places_page_up", ("pageup",), N_("page up"), N_("Go one page up."), PLACES, where=Where.PLACES, action="page(-1)"),
    Command("places_page_down", ("pagedown",), N_("page down"), N_("Go one page down."), PLACES, where=Where.PLACES, action="page(1)"),
    Command("places_leave", ("escape",), N_("go back"), N_("Go back without accepting anything."), PLACES, where=Where.PLACES, action="leave", hint=7),
    Command("reason_choose", DIGITS[:5], N_("choose a reason"), N_("Dismiss with the reason of this number."), REASON, where=Where.REASON, action="choose({key})", hint=9),
    Command("reason_type", ("t", "tab"), N_("type a reason"), N_("Type a reason of your own; Enter dismisses with it."), REASON, where=Where.REASON, action="type", hint=8),
    Command("reason_leave", ("escape",), N_("go back"), N_("Go back without dismissing."), REASON, where=Where.REASON, action="leave", hint=7),
    Command("note_keep", ("enter",), N_("keep"), N_("Keep the note; an empty one takes the note back."), NOTE, where=Where.NOTE, action="keep", hint=9),
    Command("note_leave", ("escape",), N_("go back"), N_("Go back and leave the note as it was."), NOTE, where=Where.NOTE, action="leave", hint=8),
    Command("severity_choose", ("enter",), N_("choose"), N_("Give the issue this type and this severity."), SEVERITY, where=Where.SEVERITY, action="choose", hint=9),
    Command("severity_number", DIGITS[:4], N_("severity"), N_("Choose the severity of this number."), SEVERITY, where=Where.SEVERITY, action="severity({key})", hint=8),
    Command("severity_worse", ("right",), N_("worse"), N_("Choose the next severity."), SEVERITY, where=Where.SEVERITY, action="step(1)"),
    Command("severity_better", ("left",), N_("less bad"), N_("Choose the severity before."), SEVERITY, where=Where.SEVERITY, action="step(-1)"),
    Command("severity_up", ("up",), N_("type before"), N_("Go to the type before."), SEVERITY, where=Where.SEVERITY, action="move(-1)"),
    Command("severity_down", ("down",), N_("next type"), N_("Go to the next type."), SEVERITY, where=Where.SEVERITY, action="move(1)"),
    Command("severity_page_up", ("pageup",), N_("page up"), N_("Go one page up."), SEVERITY, where=Where.SEVERITY, action="page(-1)"),
    Command("severity_page_down", ("pagedown",), N_("page down"), N_("Go one page down."), SEVERITY, where=Where.SEVERITY, action="page(1)"),
    Command("severity_leave", ("escape",), N_("go back"), N_("Go back and leave type and severity as they were."), SEVERITY, where=Where.SEVERITY, action="leave", hint=7),
    Command("filter_choose", ("enter",), N_("list"), N_("List what the line below says: the ticked lines and the text, or else the line under the cursor."), FILTER, where=Where.FILTER, action="choose", hint=9),
    Command("filter_tick", ("space",), N_("tick or untick"), N_("Tick the line: any of one group, and one of each group."), FILTER, where=Where.FILTER, action="tick", hint=7),
    Command("filter_type", ("t", "tab", "slash"), N_("type a text"), N_("List only sentences with this text; Tab goes back to the lines."), FILTER, where=Where.FILTER, action="type", hint=6),
    Command("filter_all", ("0", "backspace"), N_("all"), N_("List all sentences: no filter."), FILTER, where=Where.FILTER, action="everything", hint=5),
    Command("filter_up", ("up",), N_("line before"), N_("Go to the line before."), FILTER, where=Where.FILTER, action="move(-1)"),
    Command("filter_down", ("down",), N_("next line"), N_("Go to the next line."), FILTER, where=Where.FILTER, action="move(1)"),
    Command("filter_page_up", ("pageup",), N_("page up"), N_("Go one page up."), FILTER, where=Where.FILTER, action="page(-1)"),
    Command("filter_page_down", ("pagedown",), N_("page down"), N_("Go one page down."), FILTER, where=Where.FILTER, action="page(1)"),
    Command("filter_leave", ("escape", "f"), N_("go back"), N_("Go back and leave the list as it is."), FILTER, where=Where.FILTER, action="leave", hint=8),
    Command("go_to_go", ("enter",), N_("go there"), N_("Go to the sentence of this number, or to the one on this line of the file."), GO_TO, where=Where.GO_TO, action="go", hint=9),
    Command("go_to_leave", ("escape",), N_("go back"), N_("Go back and stay where you were."), GO_TO, where=Where.GO_TO, action="leave", hint=8),
    Command("export_write", ("enter",), N_("write"), N_("Write the corrected text to this file."), EXPORT, where=Where.EXPORT, action="write", hint=9),
    Command("export_leave", ("escape",), N_("go back"), N_("Go back without writing."), EXPORT, where=Where.EXPORT, action="leave", hint=8),
    Command("leaving_save", ("s",), N_("save"), N_("Save what was changed, and leave."), LEAVING, where=Where.LEAVING, action="answer('save')", hint=9),
    Command("leaving_discard", ("d",), N_("discard"), N_("Forget what was typed."), LEAVING, where=Where.LEAVING, action="answer('discard')", hint=8),
    Command("leaving_stay", ("escape",), N_("go on editing"), N_("Go back to what was being changed."), LEAVING, where=Where.LEAVING, action="answer('stay')", hint=7),
    Command("loading_leave", ("q", "escape"), N_("quit"), N_("Leave; nothing was decided yet."), LOADING, where=Where.LOADING, action="leave", hint=9),
    Command("ending_back", ("escape", "enter", "space"), N_("go back"), N_("Go back to the review; any other key does, too."), ENDING, where=Where.ENDING, action="answer('')", hint=9),
    Command("ending_export", ("w",), N_("export"), N_("Go on to writing the corrected text to a file."), ENDING, where=Where.ENDING, action="answer('export')", hint=8),
    Command("ending_learn", ("l",), N_("proposals"), N_("Look at the entries that this review proposes for the glossary."), ENDING, where=Where.ENDING, action="answer('learn')", hint=5),
    Command("ending_undo", ("u",), N_("undo"), N_("Go back and undo your latest act."), ENDING, where=Where.ENDING, action="answer('undo')", hint=6),
    Command("ending_quit", ("q",), N_("quit"), N_("Leave: every decision is on disk already."), ENDING, where=Where.ENDING, action="app.quit", hint=7),
    Command("ending_up", ("up",), N_("line up"), N_("Look one line further up."), ENDING, where=Where.ENDING, action="scroll(-1)"),
    Command("ending_down", ("down",), N_("line down"), N_("Look one line further down."), ENDING, where=Where.ENDING, action="scroll(1)"),
    Command("ending_page_up", ("pageup",), N_("page up"), N_("Look one page further up."), ENDING, where=Where.ENDING, action="page(-1)"),
    Command("ending_page_down", ("pagedown",), N_("page down"), N_("Look one page further down."), ENDING, where=Where.ENDING, action="page(1)"),
    Command("entry_up", ("up",), N_("line up"), N_("Look one line further up."), ENTRY, where=Where.ENTRY, action="scroll(-1)"),
    Command("entry_down", ("down",), N_("line down"), N_("Look one line further down."), ENTRY, where=Where.ENTRY, action="scroll(1)"),
    Command("entry_page_up", ("pageup",), N_("page up"), N_("Look one page further up."), ENTRY, where=Where.ENTRY, action="page(-1)"),
    Command("entry_page_down", ("pagedown", "space"), N_("page down"), N_("Look one page further down."), ENTRY, where=Where.ENTRY, action="page(1)", hint=5),
    Command("entry_edit", ("e", "enter"), N_("change it"), N_("Change the entry in a form, with a preview of what that does to this text."), ENTRY, where=Where.ENTRY, action="edit", hint=10),
    Command("entry_open", ("E",), N_("open the file"), N_("Open the glossary file at this entry in the editor that $VISUAL or $EDITOR names."), ENTRY, where=Where.ENTRY, action="open_file", hint=8),
    Command("entry_leave", ("escape", "g", "q"), N_("go back"), N_("Go back to the review."), ENTRY, where=Where.ENTRY, action="leave", hint=9),
    Command("form_save", ("f2", "ctrl+s"), N_("save"), N_("Check the entry with its examples, and write it into its file where nothing speaks against it."), FORM, where=Where.FORM, action="save", hint=9),
    Command("form_next", ("tab",), N_("next field"), N_("Go to the next field."), FORM, where=Where.FORM, action="step(1)", hint=7),
    Command("form_previous", ("shift+tab",), N_("field before"), N_("Go to the field before."), FORM, where=Where.FORM, action="step(-1)"),
    Command("form_down", ("down",), N_("down"), N_("Go down in the field, at its end to the next one."), FORM, where=Where.FORM, action="step(1)"),
    Command("form_up", ("up",), N_("up"), N_("Go up in the field, at its beginning to the one before."), FORM, where=Where.FORM, action="step(-1)"),
    Command("form_enter", ("enter",), N_("next line or list"), N_("Begin another line; go on from a field of one line; show type and severity as a list."), FORM, where=Where.FORM, action="enter", hint=5),
    Command("form_word_next", ("right",), N_("next word"), N_("In a field with a few words to choose from: the next one."), FORM, where=Where.FORM, action="turn(1)", hint=4),
    Command("form_word_previous", ("left",), N_("word before"), N_("In a field with a few words to choose from: the one before."), FORM, where=Where.FORM, action="turn(-1)"),
    Command("form_impact", ("f4",), N_("sentences"), N_("Show or hide the sentences that the change would flag, leave alone or repair otherwise."), FORM, where=Where.FORM, action="toggle_impact", hint=6),
    Command("form_impact_up", ("ctrl+up",), N_("sentences up"), N_("Look further up in those sentences."), FORM, where=Where.FORM, action="scroll_impact(-1)"),
    Command("form_impact_down", ("ctrl+down",), N_("sentences down"), N_("Look further down in those sentences."), FORM, where=Where.FORM, action="scroll_impact(1)", hint=3),
    Command("form_leave", ("escape",), N_("go back"), N_("Go back without saving; a changed entry is asked about first."), FORM, where=Where.FORM, action="leave", hint=8),
    Command("conflict_theirs", ("t",), N_("take theirs"), N_("Take the file's entry into the form; what you changed is gone."), CONFLICT, where=Where.CONFLICT, action="answer('theirs')", hint=9),
    Command("conflict_mine", ("m",), N_("keep yours"), N_("Write your entry over the file's."), CONFLICT, where=Where.CONFLICT, action="answer('mine')", hint=8),
    Command("conflict_back", ("escape",), N_("go back"), N_("Go back to the form; nothing is written."), CONFLICT, where=Where.CONFLICT, action="answer('')", hint=7),
    Command("conflict_up", ("up",), N_("line up"), N_("Look one line further up."), CONFLICT, where=Where.CONFLICT, action="scroll(-1)"),
    Command("conflict_down", ("down",), N_("line down"), N_("Look one line further down."), CONFLICT, where=Where.CONFLICT, action="scroll(1)"),
    Command("conflict_page_up", ("pageup",), N_("page up"), N_("Look one page further up."), CONFLICT, where=Where.CONFLICT, action="page(-1)"),
    Command("conflict_page_down", ("pagedown", "space"), N_("page down"), N_("Look one page further down."), CONFLICT, where=Where.CONFLICT, action="page(1)", hint=5),
    Command("asking_yes", ("enter", "y"), N_("yes"), N_("Do what the question says."), ASKING, where=Where.ASKING, action="answer('yes')", hint=9),
    Command("asking_no", ("escape", "n"), N_("no"), N_("Go back; nothing is done."), ASKING, where=Where.ASKING, action="answer('')", hint=8),
    Command("picking_go", ("enter",), N_("make the entry"), N_("Go on to the form, filled in as far as it goes."), PICKING, where=Where.PICKING, action="go", hint=9),
    Command("picking_right", ("right",), N_("next word"), N_("Pick the next word of the sentence instead."), PICKING, where=Where.PICKING, action="move(1)", hint=7),
    Command("picking_left", ("left",), N_("word before"), N_("Pick the word before instead."), PICKING, where=Where.PICKING, action="move(-1)"),
    Command("picking_longer", ("shift+right",), N_("one word more"), N_("Pick the next word, too."), PICKING, where=Where.PICKING, action="extend(1)", hint=6),
    Command("picking_shorter", ("shift+left",), N_("one word less"), N_("Leave the last word out; from one word alone, pick the word before, too."), PICKING, where=Where.PICKING, action="extend(-1)"),
    Command("picking_type", ("tab",), N_("right words"), N_("Type the right words, or go back to the sentence."), PICKING, where=Where.PICKING, action="switch", hint=5),
    Command("picking_down", ("down",), N_("next edit"), N_("Take the words of another place that was edited by hand."), PICKING, where=Where.PICKING, action="choose(1)", hint=4),
    Command("picking_up", ("up",), N_("edit before"), N_("Take the words of the edited place before."), PICKING, where=Where.PICKING, action="choose(-1)"),
    Command("picking_leave", ("escape",), N_("go back"), N_("Go back without an entry."), PICKING, where=Where.PICKING, action="leave", hint=8),
    Command("never_save", ("enter",), N_("save"), N_("Change the entry as the line says, unless the check of the glossary speaks against it."), NEVER, where=Where.NEVER, action="save", hint=9),
    Command("never_up", ("up",), N_("line before"), N_("Go to the line before."), NEVER, where=Where.NEVER, action="move(-1)"),
    Command("never_down", ("down",), N_("next line"), N_("Go to the next line."), NEVER, where=Where.NEVER, action="move(1)", hint=6),
    Command("never_number", DIGITS, N_("choose"), N_("Go to the line of this number."), NEVER, where=Where.NEVER, action="number({key})", hint=5),
    Command("never_form", ("e",), N_("change it in the form"), N_("Open the entry's form with this change in it."), NEVER, where=Where.NEVER, action="form", hint=7),
    Command("never_leave", ("escape", "N", "q"), N_("go back"), N_("Go back and leave the entry as it is."), NEVER, where=Where.NEVER, action="leave", hint=8),
    Command("faults_up", ("up",), N_("fault before"), N_("Go to the fault before."), FAULTS, where=Where.FAULTS, action="move(-1)"),
    Command("faults_down", ("down",), N_("next fault"), N_("Go to the next fault."), FAULTS, where=Where.FAULTS, action="move(1)", hint=7),
    Command("faults_page_up", ("pageup",), N_("page up"), N_("Look one page further up."), FAULTS, where=Where.FAULTS, action="page(-1)"),
    Command("faults_page_down", ("pagedown", "space"), N_("page down"), N_("Look one page further down."), FAULTS, where=Where.FAULTS, action="page(1)"),
    Command("faults_open", ("E", "enter"), N_("open the file"), N_("Open the glossary file at this fault in the editor that $VISUAL or $EDITOR names; afterwards it is read again."), FAULTS, where=Where.FAULTS, action="open_file", hint=8),
    Command("faults_leave", ("escape", "exclamation_mark", "q"), N_("go back"), N_("Go back to the review."), FAULTS, where=Where.FAULTS, action="leave", hint=9),
    Command("lessons_add", ("enter", "y"), N_("add"), N_("Write the entry into its file, unless the check of the glossary speaks against it."), LESSONS, where=Where.LESSONS, action="add", hint=9),
    Command("lessons_form", ("e",), N_("change it in the form"), N_("Open the entry's form with this proposal in it."), LESSONS, where=Where.LESSONS, action="form", hint=7),
    Command("lessons_next", ("n", "right"), N_("next proposal"), N_("Leave this proposal and go to the next one."), LESSONS, where=Where.LESSONS, action="move(1)", hint=8),
    Command("lessons_previous", ("p", "left"), N_("proposal before"), N_("Go to the proposal before."), LESSONS, where=Where.LESSONS, action="move(-1)", hint=3),
    Command("lessons_up", ("up",), N_("line up"), N_("Look one line further up."), LESSONS, where=Where.LESSONS, action="scroll(-1)"),
    Command("lessons_down", ("down",), N_("line down"), N_("Look one line further down."), LESSONS, where=Where.LESSONS, action="scroll(1)"),
    Command("lessons_page_up", ("pageup",), N_("page up"), N_("Look one page further up."), LESSONS, where=Where.LESSONS, action="page(-1)"),
    Command("lessons_page_down", ("pagedown", "space"), N_("page down"), N_("Look one page further down."), LESSONS, where=Where.LESSONS, action="page(1)", hint=4),
    Command("lessons_leave", ("escape", "q"), N_("go back"), N_("Go back to the review; what was not added is proposed again next time."), LESSONS, where=Where.LESSONS, action="leave", hint=6),
    Command("help_up", ("up",), N_("line up"), N_("Look one line further up."), HELP, where=Where.HELP, action="scroll(-1)"),
    Command("help_down", ("down",), N_("line down"), N_("Look one line further down."), HELP, where=Where.HELP, action="scroll(1)"),
    Command("help_page_up", ("pageup",), N_("page up"), N_("Look one page further up."), HELP, where=Where.HELP, action="page(-1)"),
    Command("help_page_down", ("pagedown", "space"), N_("page down"), N_("Look one page further down."), HELP, where=Where.HELP, action="page(1)", hint=8),
    Command("help_leave", ("escape", "question_mark", "q"), N_("go back"), N_("Go back to the review."), HELP, where=Where.HELP, action="leave", hint=9),
)  # fmt: skip


def commands_of(where: Where, commands: Iterable[Command] = COMMANDS) -> tuple[Command, ...]:
    """Those of `commands` that work there, in the order of the help page."""
    return tuple(command for command in commands if command.where is where)


def bindings_of(where: Where) -> list[Binding]:
    """The key bindings of the commands that work there."""
    return [binding for command in commands_of(where) for binding in command.bindings()]


def groups(commands: Iterable[Command] = COMMANDS) -> dict[str, list[Command]]:
    """The commands under their group's msgid, in order."""
    found: dict[str, list[Command]] = {}
    for command in commands:
        found.setdefault(command.group, []).append(command)
    return found
