"""Seventy-six bad inputs, by number, each with the tests that hold it.

A row is a number, what arrives, and test ids without their parameters. `test_bad_inputs.py` looks
whether each test is there and runs.
"""

from __future__ import annotations

from typing import NamedTuple

TEXT = "tests/meeting/test_text.py"
STAYS = f"{TEXT}::test_nothing_that_acts_stays"
READ = f"{TEXT}::test_all_that_is_read_stays"
CONTENT = "tests/tui/test_content.py"
SCREEN = "tests/tui/screen/test_harmless.py"
RAW = f"{SCREEN}::test_the_terminal_gets_words_and_our_own_sequences_only"
LINES = "tests/tui/lines/test_harmless.py::test_the_line_clients_terminal_gets_words_alone"
TMUX = f"{SCREEN}::test_clipboard_and_title_of_a_real_terminal_stay_untouched"
REFUSED = "tests/meeting/test_refusals.py::test_a_refusal_says_why_and_what_to_do"
RULES = "tests/meeting/rules"
WISHES = f"{RULES}/test_wishes_that_come_too_late.py"
SERVER = "tests/server"
INBOX = f"{SERVER}/test_inbox.py"
UNREADABLE = f"{INBOX}::test_what_cannot_be_read_is_refused"
ANYTHING = f"{SERVER}/test_whatever_arrives.py"
MESSAGE = f"{ANYTHING}::test_a_message_that_is_none_is_refused_by_the_server"
EDGE = f"{SERVER}/test_limits_at_the_edge.py"
ROOM = f"{SERVER}/test_room.py"
VISIT = f"{SERVER}/test_visit.py"
SOCKET = f"{SERVER}/test_socket.py"
FRAMES = f"{SOCKET}::test_frames_against_the_protocol_end_the_connection"
HTTP = f"{SOCKET}::test_what_is_no_websocket_is_closed"
LUCK = f"{SERVER}/test_bad_luck.py"
LINE = f"{SERVER}/test_connection.py"
DOOR = f"{SERVER}/test_reception.py"
FILES = "tests/transcripts"
FORMATS = f"{FILES}/test_formats.py::test_nothing_that_acts_reaches_a_file"
DAMAGE = f"{SERVER}/test_sqlite_log_damage.py"


class Case(NamedTuple):
    """A bad input: its number, what arrives, and the ids of the tests that hold it."""

    number: int
    arrives: str
    tests: tuple[str, ...]


CASES = (
    # text that people see
    Case(1, "a clipboard sequence that ends with BEL", (STAYS, RAW, LINES, TMUX)),
    Case(2, "a clipboard sequence that ends with ST", (STAYS, RAW, LINES, TMUX)),
    Case(3, "a new title for the terminal", (STAYS, RAW, LINES, TMUX)),
    Case(4, "clearing the screen", (STAYS, RAW, LINES)),
    Case(5, "the same sequences in eight bits", (STAYS, RAW, LINES)),
    Case(6, "a hidden link to a file", (STAYS, RAW, LINES)),
    Case(7, "device strings and orders that never end", (STAYS, RAW, LINES)),
    Case(8, "a sequence over two messages", (STAYS, RAW)),
    Case(9, "a thousand bells", (STAYS, RAW)),
    Case(10, "signs that print over what stands there", (STAYS, RAW, LINES)),
    Case(11, "a zero byte", (STAYS, RAW)),
    Case(12, "a new line in a name or a title", (STAYS, f"{TEXT}::test_what_is_left_is_harmless")),
    Case(13, "orders to write from right to left", (STAYS, READ, RAW)),
    Case(14, "signs of no width, and joiners", (
        STAYS, READ, f"{TEXT}::test_joiners_that_join_nothing_go",
    )),
    Case(15, "tag characters", (STAYS,)),
    Case(16, "hundreds of marks on one letter", (STAYS, RAW)),
    Case(17, "very wide signs and families", (
        STAYS, RAW, f"{CONTENT}::test_lines_are_as_wide_as_they_say",
        f"{CONTENT}::test_what_does_not_fit_says_so",
    )),
    Case(18, "markup of the screen's library", (
        f"{CONTENT}::test_markup_is_text",
        f"{CONTENT}::test_no_text_reaches_a_widget_in_another_way",
    )),
    Case(19, "pictures and links of Markdown", (
        STAYS, f"{CONTENT}::test_markup_is_text",
        f"{FILES}/test_markdown.py::test_no_words_become_markup",
        f"{FILES}/test_html.py::test_addresses_can_be_followed",
    )),
    Case(20, "signs that nobody has given a meaning", (STAYS, FORMATS)),
    Case(21, "words that are empty when cleaned", (REFUSED,)),
    Case(22, "one letter too many", (
        f"{EDGE}::test_a_text_may_be_so_long", f"{EDGE}::test_a_name_may_be_so_long",
    )),
    Case(23, "a name that looks like a role or another name", (
        f"{RULES}/test_names.py::test_no_name_says_a_role_that_its_person_has_not",
        f"{RULES}/test_names.py::test_names_that_look_alike_get_a_number",
        f"{RULES}/test_names.py::test_nobody_is_taken_for_the_meeting_itself",
        f"{TEXT}::test_names_that_look_the_same_are_the_same",
    )),
    Case(24, "captions with sequences, too long or too many", (
        f"{RULES}/test_captions.py::test_words_are_cleaned_and_lie_within_their_caption",
        f"{ROOM}::test_speech_goes_out_cleaned_and_is_not_kept",
        f"{INBOX}::test_the_longest_message_passes_and_a_longer_one_does_not",
        f"{EDGE}::test_captions_come_so_fast",
    )),
    Case(25, "captions out of their time, or sure of nothing", (
        f"{RULES}/test_captions.py::test_a_caption_lies_between_the_opening_and_now",
        f"{RULES}/test_captions.py::test_words_are_cleaned_and_lie_within_their_caption",
        UNREADABLE,
    )),
    # commands
    Case(26, "no JSON", (MESSAGE, UNREADABLE)),
    Case(27, "nothing", (MESSAGE, UNREADABLE)),
    Case(28, "a list, a number, null", (MESSAGE, UNREADABLE)),
    Case(29, "a byte order mark; and too many such messages", (
        MESSAGE, f"{ANYTHING}::test_five_of_them_are_too_many",
        f"{INBOX}::test_bad_messages_end_the_patience",
    )),
    Case(30, "very deep nesting", (MESSAGE, UNREADABLE)),
    Case(31, "a number of five thousand digits", (MESSAGE, UNREADABLE)),
    Case(32, "numbers that are none, or infinite", (MESSAGE, UNREADABLE)),
    Case(33, "a field twice", (
        MESSAGE, "tests/meeting/test_wire.py::test_a_field_that_comes_twice_is_no_message",
    )),
    Case(34, "half a pair of surrogates", (MESSAGE, UNREADABLE)),
    Case(35, "a list where the type stands", (MESSAGE, UNREADABLE)),
    Case(36, "an unknown type or field", (
        MESSAGE, UNREADABLE, f"{INBOX}::test_a_refusal_names_the_command_that_it_is_about",
    )),
    Case(37, "a place in the log that is none", (
        MESSAGE, UNREADABLE, f"{DOOR}::test_a_cursor_of_another_log_is_reset",
    )),
    Case(38, "a command before hello", (f"{VISIT}::test_a_command_before_hello_is_refused",)),
    Case(39, "a second hello", (f"{VISIT}::test_a_second_hello_is_refused",)),
    Case(40, "a hello that comes too late", (f"{DOOR}::test_silence_is_not_waited_for",)),
    Case(41, "no id, a long one, or one that is taken", (
        f"{ROOM}::test_a_command_needs_an_id", f"{ROOM}::test_an_id_with_another_body_is_refused",
        f"{EDGE}::test_a_text_may_be_so_long",
    )),
    Case(42, "one command a thousand times", (
        f"{ROOM}::test_a_repeated_id_gets_the_first_answer",
        f"{ROOM}::test_a_command_that_comes_a_thousand_times_is_done_once",
    )),
    Case(43, "bytes in place of text", (f"{INBOX}::test_binary_messages_are_not_read",)),
    Case(44, "fields that are the server's own", (MESSAGE, UNREADABLE)),
    Case(45, "clocks that are wrong by years", (
        f"{LUCK}::test_a_clock_that_jumps_moves_nothing",
        f"{SERVER}/test_clock.py::test_a_changed_wall_clock_moves_nothing",
        f"{RULES}/test_captions.py::test_a_caption_lies_between_the_opening_and_now",
    )),
    Case(46, "a hand that is up raised, one that is down lowered, and too often", (
        REFUSED, f"{EDGE}::test_hands_go_up_so_often",
        f"{ROOM}::test_who_is_removed_asks_for_nothing_more",
    )),
    Case(47, "the floor for nobody, for who has left, and from two hosts at once", (
        REFUSED, f"{WISHES}::test_who_has_left_is_not_called",
        f"{WISHES}::test_two_hosts_who_call_at_once_call_one_person",
    )),
    Case(48, "a host who leaves in the middle of a turn", (
        f"{WISHES}::test_a_turn_goes_on_without_the_host",
        f"{RULES}/test_standing_in.py::test_a_host_who_leaves_is_followed_by_a_co_host",
        f"{RULES}/test_standing_in.py::test_a_host_who_comes_in_with_the_link_gets_the_role_back",
    )),
    Case(49, "a vote twice, after the end, or for nothing", (
        REFUSED, UNREADABLE, f"{WISHES}::test_a_vote_counts_once_and_in_time",
    )),
    Case(50, "mending or taking out what is somebody else's, or is not there", (
        REFUSED, f"{RULES}/test_taking_out.py::test_nobody_takes_out_the_question_of_somebody_else",
        f"{RULES}/test_corrections.py::test_who_spoke_mends_only_their_own_words",
    )),
    Case(51, "an agenda item that is moved twice, or is not there", (
        REFUSED, f"{WISHES}::test_a_move_of_an_item_that_is_not_there_changes_nothing",
    )),
    Case(52, "more hands or agenda items than there is room for", (REFUSED,)),
    # the wire
    Case(53, "a page in a browser", (f"{SOCKET}::test_a_page_in_a_browser_is_not_let_through",)),
    Case(54, "a name that is not ours", (
        f"{SOCKET}::test_a_name_that_is_not_ours_is_not_answered",
        f"{SERVER}/test_listener.py::test_only_our_own_names_are_answered",
    )),
    Case(55, "a frame that is too long", (
        FRAMES, f"{INBOX}::test_the_longest_message_passes_and_a_longer_one_does_not",
    )),
    Case(56, "a bomb of compressed zeros", (
        f"{ANYTHING}::test_a_bomb_of_compressed_zeros_does_nothing",
    )),
    Case(57, "a message in thousands of pieces", (
        FRAMES, f"{SOCKET}::test_a_message_in_pieces_is_one_message",
    )),
    Case(58, "frames against the protocol", (FRAMES,)),
    Case(59, "requests at one byte now and then", (
        f"{ANYTHING}::test_silent_and_slow_connections_are_cut",
        f"{SOCKET}::test_a_slow_request_is_not_waited_for",
    )),
    Case(60, "silence after the handshake", (
        f"{ANYTHING}::test_silent_and_slow_connections_are_cut",
        f"{DOOR}::test_silence_is_not_waited_for",
    )),
    Case(61, "long headers, other methods, random bytes", (HTTP,)),
    Case(62, "a flood of pings, and answers to none", (
        f"{ANYTHING}::test_a_flood_of_pings_is_cut_off", f"{EDGE}::test_bytes",
    )),
    Case(63, "a client that never reads", (
        f"{LINE}::test_a_stalled_reader_is_cut_and_the_others_do_not_wait",
        f"{LINE}::test_a_stalled_reader_gets_everything_when_it_comes_back",
    )),
    Case(64, "a peer that is frozen", (
        f"{LUCK}::test_a_frozen_peer_comes_back_and_misses_nothing",
        f"{LINE}::test_a_silent_connection_is_asked_and_then_cut",
        f"{VISIT}::test_a_lost_line_is_told_after_the_grace",
    )),
    Case(65, "a line that is cut in the middle of a command", (
        f"{LUCK}::test_a_line_cut_in_the_middle_of_a_command_leaves_it_done_once_or_not",
    )),
    Case(66, "one connection too many", (
        f"{EDGE}::test_connections", f"{EDGE}::test_connections_of_one_address",
        f"{EDGE}::test_connections_that_have_not_said_who_they_are",
        f"{SERVER}/test_tls.py::test_handshakes_that_do_not_end_are_counted",
    )),
    # doors
    Case(67, "a link that is wrong, cut, old, or of another meeting", (
        f"{DOOR}::test_every_wrong_key_gets_the_same_answer",
        f"{DOOR}::test_too_many_wrong_links_close_the_door_for_a_while",
        f"{EDGE}::test_wrong_links",
        f"{SERVER}/test_doors.py::test_a_wrong_secret_gives_nothing",
        f"{SERVER}/test_app.py::test_a_new_link_ends_the_old_one",
    )),
    Case(68, "the key of who was removed, or one key used twice at once", (
        f"{DOOR}::test_a_removed_person_does_not_come_back_with_a_link_and_their_key",
        f"{VISIT}::test_the_older_connection_of_a_person_is_closed",
    )),
    Case(69, "a host's command from somebody who is none", (
        "tests/meeting/test_permissions.py::test_a_role_may_do_what_the_matrix_says",
        "tests/meeting/test_permissions.py::test_a_command_in_flight_is_judged_when_it_is_executed",
    )),
    Case(70, "somebody new at a locked meeting", (
        f"{DOOR}::test_a_locked_meeting_takes_nobody_new_and_everybody_back",
        "tests/meeting/test_permissions.py::test_a_lock_keeps_out_who_was_on_the_way",
    )),
    # files
    Case(71, "a file name that leads elsewhere", (
        f"{FILES}/test_files.py::test_a_title_becomes_a_safe_name",
        f"{FILES}/test_files.py::test_a_name_stays_in_its_folder",
        f"{FILES}/test_files.py::test_a_link_is_not_followed",
    )),
    Case(72, "a cell that a spreadsheet would calculate", (
        f"{FILES}/test_csv.py::test_no_name_becomes_a_formula_or_a_column",
    )),
    Case(73, "scripts and elements for a page", (
        f"{FILES}/test_html.py::test_no_words_become_elements",
        f"{FILES}/test_html.py::test_nothing_may_be_loaded_or_run",
    )),
    Case(74, "signs that no Word file may hold", (
        FORMATS, f"{FILES}/test_docx.py::test_no_words_become_structure",
    )),
    Case(75, "signs of subtitles and Markdown", (
        f"{FILES}/test_vtt.py::test_no_words_become_a_cue_a_voice_or_a_note",
        f"{FILES}/test_srt.py::test_no_words_become_a_card_or_a_style",
        f"{FILES}/test_markdown.py::test_no_words_become_markup",
    )),
    Case(76, "a hostile log, recording or archive", (
        f"{DAMAGE}::test_what_is_no_whole_log_is_named_and_left_alone",
        f"{DAMAGE}::test_a_changed_event_is_found",
        f"{FILES}/test_reading.py::test_any_bytes_are_read_or_refused",
        f"{FILES}/test_reading.py::test_no_file_takes_long",
        "tests/captions/models/test_unpacking.py::test_a_bomb_is_refused",
        "tests/captions/models/test_unpacking.py::test_links_and_devices_are_refused",
    )),
)  # fmt: skip
