#include "gui/ui/hand.h"

#include <algorithm>

#include "sim/base/text.h"

namespace skoen::gui::ui {

namespace {

constexpr float kHalfPixel = 0.5F;
constexpr int kMostTurns = 400;  // of the wheel

struct Spot {
    float x, y;
};

Spot middle_of(const Rect& rect, float grip = 0.5F) { return {rect.x + rect.w * grip, rect.y + rect.h / 2}; }

bool whole_in(const Rect& inner, const Rect& outer) {
    return inner.y >= outer.y - kHalfPixel && inner.bottom() <= outer.bottom() + kHalfPixel;
}

// The record that notices the pointer: of a mark, its chart.
const Record* noticing(const Recording& recording, const Record& record) {
    if (record.kind != RecordKind::mark) return &record;
    return recording.find(std::string_view(record.key).substr(0, record.key.find('/')));
}

// Letters of valid UTF-8.
std::u32string letters_of(std::string_view utf8) {
    std::u32string letters;
    for (std::size_t at = 0; at < utf8.size();) {
        const std::size_t length = base::utf8_length_at(utf8, at);
        if (length == 0) throw HandError("text to type is not UTF-8");
        const auto lead = static_cast<unsigned char>(utf8[at]);
        char32_t letter = length == 1 ? lead : lead & (0x7FU >> length);
        for (std::size_t i = 1; i < length; ++i) {
            letter = (letter << 6U) | (static_cast<unsigned char>(utf8[at + i]) & 0x3FU);
        }
        letters.push_back(letter);
        at += length;
    }
    return letters;
}

const Record& found(const Recording& recording, std::string_view key) {
    if (const std::string fault = why_not_pressable(recording, key); !fault.empty()) {
        throw HandError(std::string(key) + ": " + fault);
    }
    return *recording.find(key);
}

}  // namespace

std::string why_not_pressable(const Recording& recording, std::string_view key) {
    const Record* record = recording.find(key);
    if (record == nullptr) return "not on the screen";
    const RecordKind kind = record->kind;
    if (kind == RecordKind::text || kind == RecordKind::region || kind == RecordKind::scroll_area) {
        return "nothing one can press";
    }
    if (!record->enabled) return "disabled";
    const Spot spot = middle_of(record->rect);
    if (!record->clip.contains(spot.x, spot.y)) return "clipped";
    return {};
}

const Recording& Hand::settle() {
    while (!events_.empty()) frame_();
    return frame_();
}

void Hand::move(float x, float y) {
    Event event;
    event.x = x;
    event.y = y;
    events_.push(event);
}

void Hand::button(bool down) {
    Event event;
    event.kind = Event::Kind::button;
    event.down = down;
    events_.push(event);
}

void Hand::point(std::string_view key) {
    const Spot spot = middle_of(found(settle(), key).rect);
    move(spot.x, spot.y);
    settle();
    const Recording& now = settle();
    const Record* record = noticing(now, found(now, key));
    if (record == nullptr || !record->hovered) throw HandError(std::string(key) + ": covered");
}

void Hand::click(std::string_view key) {
    point(key);
    button(true);
    button(false);
    settle();
}

void Hand::drag(std::string_view key, float pixels, float grip) {
    point(key);
    const Spot spot = middle_of(found(frame_(), key).rect, grip);
    move(spot.x, spot.y);
    settle();
    button(true);
    settle();
    move(spot.x + pixels, spot.y);
    settle();
    button(false);
    settle();
}

void Hand::click_at(float x, float y) {
    move(x, y);
    settle();
    button(true);
    button(false);
    settle();
}

void Hand::press(std::string_view stroke) {
    const auto known = key_stroke(stroke);
    if (!known) throw HandError(std::string(stroke) + ": no key of that name");
    Event event;
    event.kind = Event::Kind::key;
    event.key = known->key;
    event.ctrl = known->ctrl;
    event.shift = known->shift;
    event.down = true;
    events_.push(event);
    event.down = event.ctrl = event.shift = false;
    events_.push(event);
    settle();
}

void Hand::type(std::string_view utf8) {
    for (const char32_t letter : letters_of(utf8)) {
        Event event;
        event.kind = Event::Kind::text;
        event.letter = letter;
        events_.push(event);
    }
    settle();
}

void Hand::reveal(std::string_view key) {
    for (int turn = 0; turn < kMostTurns; ++turn) {
        const Recording& now = settle();
        const Record* record = now.find(key);
        if (record == nullptr) throw HandError(std::string(key) + ": not on the screen");
        if (whole_in(record->rect, record->clip)) return;
        const Record* area = now.find(record->region);
        if (area == nullptr) break;
        const Spot spot = middle_of(area->rect);
        move(spot.x, spot.y);
        Event event;
        event.kind = Event::Kind::wheel;
        event.y = record->rect.y < record->clip.y ? 1.0F : -1.0F;
        events_.push(event);
    }
    throw HandError(std::string(key) + ": cannot be scrolled into sight");
}

}  // namespace skoen::gui::ui
