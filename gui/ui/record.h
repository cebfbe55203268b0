// What is on the screen, as data: one record for each widget and text of a frame. Tests click by key, the layout
// lint reads rectangles, --dump-ui writes them, and help texts find what they explain.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace skoen::gui::ui {

// In em when part of a layout, in pixels inside a Record.
struct Rect {
    float x = 0, y = 0, w = 0, h = 0;

    float right() const { return x + w; }
    float bottom() const { return y + h; }
    bool contains(float px, float py) const { return px >= x && px < right() && py >= y && py < bottom(); }
    bool operator==(const Rect&) const = default;
};

enum class RecordKind {
    text,    // drawn words; not pressable
    button,  // also links and badges one can press
    tab,
    segment,  // one option of a segmented control or a choice list
    toggle,
    slider,
    range_bar,
    text_field,
    scene,  // a chart; its words follow as text, its linked marks as mark
    mark,
    region,
    scroll_area,
};
std::string_view name_of(RecordKind kind);

struct Record {
    std::string key;  // stable, unique within a frame; "" for texts that need none
    RecordKind kind = RecordKind::text;
    std::string label;  // what is drawn, or for charts the sentence that says what one sees
    Rect rect;  // pixels; of texts, the box of the ink's line: width by the measure, ascent to descent
    Rect clip;  // pixels; what the surrounding regions let through
    bool enabled = true;
    bool focused = false;  // has the keyboard
    bool active = false;   // chosen, switched on, or held
    bool hovered = false;  // the pointer is on it and nothing covers it
    std::string value;     // of sliders, bars and fields, as a person reads it
    std::string region;    // key of the region it lies in; "" is the page
    bool scrolls = false;  // lies in a scroll area: being cut at its edge is no fault
};

struct Recording {
    float em = 18;                // pixels
    float width = 0, height = 0;  // page, pixels
    std::vector<Record> records;  // in the order of drawing

    const Record* find(std::string_view key) const;
    // {em, page, records: [{key, kind, label, rect: [x, y, w, h], clip, region, ...}]} in pixels with one decimal;
    // empty and ordinary members are left out.
    std::string to_json() const;
};

}  // namespace skoen::gui::ui
