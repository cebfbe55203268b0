// The queue that splits events into frames, and the names of keys.
#include "gui/ui/input.h"

#include "tests/catch.h"

using namespace skoen::gui::ui;

namespace {

Event button(int which, bool down) {
    Event event;
    event.kind = Event::Kind::button;
    event.button = which;
    event.down = down;
    return event;
}

Event key(Key which, bool down) {
    Event event;
    event.kind = Event::Kind::key;
    event.key = which;
    event.down = down;
    return event;
}

Event of(Event::Kind kind) {
    Event event;
    event.kind = kind;
    return event;
}

std::vector<std::size_t> frames_of(std::initializer_list<Event> events) {
    EventQueue queue;
    for (const Event& event : events) queue.push(event);
    std::vector<std::size_t> sizes;
    while (!queue.empty()) sizes.push_back(queue.take_frame().size());
    return sizes;
}

using Sizes = std::vector<std::size_t>;

}  // namespace

TEST_CASE("A frame ends at the second change of one button or key") {
    CHECK(frames_of({button(0, true), button(0, false)}) == Sizes{1, 1});
    CHECK(frames_of({button(0, true), button(1, true)}) == Sizes{2});
    CHECK(frames_of({key(Key::a, true), key(Key::a, false), key(Key::b, true)}) == Sizes{1, 2});
}

TEST_CASE("A frame ends at a move after a button, and between clicks and text") {
    const Event move = of(Event::Kind::move), text = of(Event::Kind::text);
    CHECK(frames_of({move, move, button(0, true)}) == Sizes{3});
    CHECK(frames_of({button(0, true), move, button(0, false), move}) == Sizes{1, 2, 1});
    CHECK(frames_of({button(0, true), text}) == Sizes{1, 1});
    CHECK(frames_of({text, text, button(0, true)}) == Sizes{2, 1});
    CHECK(frames_of({key(Key::a, true), of(Event::Kind::lost_focus)}) == Sizes{1, 1});
}

TEST_CASE("No event is lost or reordered") {
    EventQueue queue;
    std::vector<float> given, taken;
    for (int i = 0; i < 200; ++i) {
        Event event = i % 3 == 0 ? of(Event::Kind::move) : button(i % 2, i % 5 != 0);
        event.x = static_cast<float>(i);
        given.push_back(event.x);
        queue.push(event);
    }
    while (!queue.empty()) {
        for (const Event& event : queue.take_frame()) taken.push_back(event.x);
    }
    CHECK(taken == given);
}

TEST_CASE("Keys have names for scripts") {
    CHECK(key_stroke("Tab")->key == Key::tab);
    CHECK(key_stroke("1")->key == Key::digit1);
    CHECK(key_stroke("z")->key == Key::z);
    CHECK(key_stroke("PageDown")->key == Key::page_down);
    CHECK(key_stroke("F11")->key == Key::f11);
    CHECK(key_stroke("+")->key == Key::plus);
    const auto undo = key_stroke("Ctrl+z");
    REQUIRE(undo);
    CHECK((undo->ctrl && !undo->shift && undo->key == Key::z));
    CHECK(key_stroke("Shift+Tab")->shift);
    CHECK_FALSE(key_stroke("tabulator"));
    CHECK_FALSE(key_stroke(""));
}
