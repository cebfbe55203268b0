// What the widget layer remembers within a frame and from one to the next. For gui/ui only.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <imgui.h>
// imgui_internal.h needs imgui.h first.
#include <imgui_internal.h>

#include "gui/ui/focus.h"
#include "gui/ui/input.h"
#include "gui/ui/record.h"
#include "gui/ui/style.h"
#include "report/scene.h"

namespace skoen::gui::ui {

constexpr float kHair = 1, kRule = 2;  // thickness of lines, pixels

// A region one is in: the page, a region(), a scroll_area(), a chart. Lengths are em, origin pixels.
struct Level {
    std::string key;
    ImVec2 origin;  // of (0, 0), scrolling included
    float width = 0, height = 0;
    float x = 0, y = 0;      // cursor
    float line_x = 0;        // where the next line begins
    float row_bottom = 0;    // lowest edge of the widgets beside each other
    bool is_beside = false;  // the next widget stands right of `last` and is centred on it
    float wished_width = 0;  // of the next widget; 0: as it likes
    Rect last;
    bool scrolls = false;
};

// Which part of a range bar is dragged, and from where.
struct Drag {
    std::string key;
    enum class Part { start, end, whole } part = Part::whole;
    float grabbed_at = 0;  // pixels
    int from = 0, to = 0;  // before the drag
};

struct State {
    float em = 18;
    float width = 1600, height = 900;  // pixels
    double clock = 0;                  // seconds
    bool ticks = false;                // somebody shows the time
    float bar_height = 3;              // of the top bar, em: kTopBar, more where tabs take a row of their own
    Fonts fonts;
    std::vector<Level> levels;

    bool is_recording = false;
    Recording recording;

    std::vector<KeyStroke> strokes;          // pressed in this frame
    std::vector<Focusable> focusables;       // of this frame, in drawing order
    std::vector<Focusable> last_focusables;  // of the frame before
    std::string focus_request;               // gives the keyboard to that widget when it is drawn
    std::string stale_request;               // the same, left over from the frame before
    std::string focus_key;                   // has the keyboard
    bool focus_shown = false;                // by a ring: it came there by keyboard, not by mouse
    bool focus_moved = false;                // in this frame: Enter is not for the widget it came to
    bool pointer_sleeps = false;             // keys were used since the mouse last moved
    bool text_active = false;                // a text field had the keyboard in the last frame
    bool text_active_now = false;
    bool last_pressed = false;  // of the last widget
    std::string last_key;
    bool last_hovered = false;
    Drag drag;
    std::map<std::string, int, std::less<>> chart_cursor;  // mark that the keyboard stands on, by chart
    std::string scroll_area_with_focus;
    int scroll_areas = 0, last_scroll_areas = 0;

    std::vector<std::string> tip;  // lines to show at the end of the frame
    ImVec2 tip_at;
};

// Of the frame that is being drawn. InternalError outside begin() and end().
State& state();
void set_state(State* state);

Level& level();

// ---------------------------------------------------------------- places

// Takes a rectangle of that size at the cursor and moves on. Centres it on its neighbour after beside().
Rect place(float width, float height);
ImRect pixels(const Rect& rect);  // of the current region
// The width wished by next_width(), once; otherwise `own`.
float take_width(float own);
// Em from the cursor to the right edge of the region.
float rest_of_width();
void extend_content(const Rect& rect);

// ---------------------------------------------------------------- records

// Adds a record when this frame is recorded; otherwise a scratch one.
Record& add_record(RecordKind kind, std::string_view key, std::string_view label, const ImRect& box);

// ---------------------------------------------------------------- pressable things

struct Item {
    ImRect box;
    bool hovered = false, held = false, pressed = false;
    bool focused = false;  // by keyboard: a ring is drawn
    bool visible = true;
};
// Behaviour, focus, record; draws the ring, nothing else.
Item item(RecordKind kind, std::string_view key, std::string_view label, const Rect& rect,
          bool enabled = true, bool active = false, bool takes_arrows = false);
void draw_focus_ring(const ImRect& box);
// The keyboard may come here.
void add_focusable(std::string_view key, const ImRect& box, bool takes_arrows);
// That key was pressed while the focused widget takes arrows.
int count_strokes(Key key, bool shift = false);

// ---------------------------------------------------------------- ink

ImDrawList& ink();
// Words on their baseline (em of the region); recorded as text.
void write(float x, float baseline, std::string_view words, const report::Colour& colour,
           bool semibold = false, float size = 1);
// Centred in a rectangle, both ways.
void write_centred(const Rect& rect, std::string_view words, const report::Colour& colour,
                   bool semibold = false);
// Baseline that centres a line of size 1 on that y.
float baseline_for(float middle);
void fill(const Rect& rect, const report::Colour& colour, float radius_px = 0);
void outline(const Rect& rect, const report::Colour& colour, float px, float radius_px = 0);
// Lines are given in pixels at an em of 18 and grow with it, in whole pixels.
float thick(float px);
float em_of(float px);  // such a line's width

void show_tip(std::span<const std::string> lines, ImVec2 at);
void draw_tip();

}  // namespace skoen::gui::ui
