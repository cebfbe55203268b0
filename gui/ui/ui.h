// Widgets of the desk: a thin layer over Dear ImGui with stable keys, lengths in em and a record of each frame.
//
// - Lengths are em (size of body type, em() pixels); y runs down. Rect and at() count from the upper left corner of
//   the region one is in: the page, a region() or a scroll_area().
// - A widget is placed at the cursor and moves it below itself: at() sets it, beside() puts the next widget to the
//   right of the last one, gap() leaves space. last() is the rectangle that the last widget or text took.
// - Keys are stable names ("run.start"), the same in both languages, unique within a frame. Labels are translated.
// - Tab and Shift+Tab walk in drawing order, arrows by direction, Enter or Space press. Sliders and bars take Left
//   and Right while they have the focus (bars: Shift moves the start instead of the end).
// - Nothing here is coloured unless a caller passes a data colour (plans, kinds of decision).
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gui/ui/input.h"
#include "gui/ui/record.h"
#include "report/scene.h"

namespace skoen::gui::ui {

using report::Colour;

// ---------------------------------------------------------------- frame and measures

float em();      // pixels
Rect page();     // {0, 0, width, height} of the page, em
Rect content();  // between top bar and footer, 2 em from the sides, 0.5 em below the bar
Rect here();     // {0, 0, width, height} of the innermost region, em; a scroll area's height is what shows
// Width of a line of text, em; measured by the table that SVG and PDF use.
float text_width(std::string_view words, bool semibold = false, float size = 1);
// Height that body() or headline() would take at that width.
float text_height(std::string_view words, float width, bool semibold = false, float size = 1);

inline constexpr float kMargin = 2;  // of the page, left and right
inline constexpr float kTopBar = 3;  // one row of it
inline constexpr float kFooter = 2.3F;
inline constexpr float kBodyStep = 1.34F;  // lines of body text
inline constexpr float kHeadStep = 1.22F;  // lines of headlines, times their size
inline constexpr float kButton = 2;
inline constexpr float kMainButton = 2.3F;

// ---------------------------------------------------------------- placement

void at(float x, float y);
void beside(float gap = 0.5F);
void gap(float height);
// Width of the next widget only (buttons, fields, bars, segments); otherwise as wide as its words, or what is left
// of the region for sliders and bars.
void next_width(float width);
Rect last();
float cursor_x();
float cursor_y();

// Clips; may hold widgets with their own coordinates. Key unique.
void region(std::string_view key, const Rect& rect, const std::function<void()>& draw);
// The same, and scrolls up and down when the content is taller. Content width is here().w inside.
void scroll_area(std::string_view key, const Rect& rect, const std::function<void()>& draw);

// ---------------------------------------------------------------- words

enum class Align { left, middle, right };
struct TextLook {
    Colour ink;
    bool semibold = false;
    float size = 1;
    Align align = Align::left;  // within the given width; for width 0, left of, on or right of the cursor
};
TextLook body_look();
TextLook grey_look();
TextLook strong_look();
TextLook headline_look();

// Wraps at width em (0: one line, not wrapped). Returns the height it took; the cursor goes below.
float text(std::string_view words, float width, const TextLook& look);
float headline(std::string_view words, float width = 0);  // of the page, 1.5 em
float strong(std::string_view words, float width = 0);    // of a block
float body(std::string_view words, float width = 0);
float grey(std::string_view words, float width = 0);
// One line, shortened with "..." only if it must; the whole text as tooltip then.
void cell(std::string_view words, float width, const TextLook& look);

// ---------------------------------------------------------------- structure

struct BarItem {
    std::string key, label;
    bool active = false;
    bool enabled = true;
};
struct TopBar {
    std::string name;      // "Skøn"
    std::string name_key;  // pressed: back to the welcome page
    std::vector<BarItem> tabs;
    std::string note;            // grey, to the right; dropped when there is no room
    std::vector<BarItem> right;  // text size, languages
};
// Tabs that have no room beside the name take a row of their own, and content() begins below it.
// Returns the key that was pressed, or "".
std::string top_bar(const TopBar& bar);
// Grey texts from the left, spread; those without room are dropped from the end.
void footer(std::span<const std::string> texts);

// 2 px rule over the width, then number in a disc (0: none), headline, grey line. Cursor goes to where the picture
// begins; returns the height used. `headline_lines` reserves at least so many lines, so that neighbours start level.
float block(int number, std::string_view headline, std::string_view grey_line, float width,
            int headline_lines = 1);

void rule(float width);      // 2 px black
void hairline(float width);  // 1 px grey
void vertical_hairline(float height);
void card(const Rect& rect,
          bool chosen = false);  // white, thin border, radius 4 px; drawn behind what follows
void wash(const Rect& rect);     // the chosen row's ground

struct Column {
    float x = 0, width = 0;
    Align align = Align::left;
};
struct RowLook {
    bool semibold = false;
    bool grey = false;
    bool chosen = false;  // on wash
    bool rule_above = true;
    float height = 2;
};
// A row at the cursor: each cell is one line, centred in the height.
void table_row(std::span<const Column> columns, std::span<const std::string> cells, float width,
               const RowLook& look = {});
// The same, and can be pressed.
bool table_row_button(std::string_view key, std::span<const Column> columns,
                      std::span<const std::string> cells, float width, const RowLook& look = {});

// ---------------------------------------------------------------- widgets

enum class Kind { main, plain, link };
bool button(std::string_view key, std::string_view label, Kind kind = Kind::plain, bool enabled = true);
// A rectangle that can be pressed and draws nothing but hover and focus; for cards and rows drawn by the caller.
bool press_area(std::string_view key, std::string_view label, const Rect& rect, bool chosen = false,
                bool enabled = true);
bool tab(std::string_view key, std::string_view label, bool active);
// Joined options, one chosen; keys are key.0, key.1 ... Returns the option pressed, or -1.
int segmented(std::string_view key, std::span<const std::string> labels, int current, bool enabled = true);
// A square with a tick drawn in it, and its label. Returns true when pressed; the caller flips the state.
bool toggle(std::string_view key, std::string_view label, bool on, bool enabled = true);
// A line with a knob and the value right of it. Whole steps from lo. `words` is the value as a person reads it.
// Returns true in each frame in which value changed.
bool slider(std::string_view key, double& value, double lo, double hi, double step, std::string_view words,
            bool enabled = true);
struct BarLook {
    Colour fill, edge;
    bool selected = false;  // thicker edge and handles
};
// A bar over whole weeks from..to (both included) on an axis lo..hi that spans the width: drag an end or the middle.
// Returns true in each frame in which an end moved. A press without a drag selects it: see pressed().
bool range_bar(std::string_view key, std::string_view label, int& from, int& to, int lo, int hi,
               const BarLook& look, bool enabled = true);
// The last widget was pressed and released in this frame (also for range_bar and slider).
bool pressed();
// Lines under each other, one chosen; keys are key.0 ... Returns the option pressed, or -1.
int choice_list(std::string_view key, std::span<const std::string> labels, int current, bool enabled = true);
// Returns true when the text changed. `hint` is shown while it is empty.
bool text_field(std::string_view key, std::string& value, std::string_view hint, bool enabled = true);
// Underlined words "hvorfor?" with lines that show while pointed at or focused. Returns true when pressed.
bool why(std::string_view key, std::string_view label, std::span<const std::string> lines);
// Lines beside the last widget while it is pointed at or focused.
void tooltip(std::span<const std::string> lines);

// ---------------------------------------------------------------- drawn marks

// Takes 1.45 em square: white letter on the colour; outlined for the plan without a score.
void badge(std::string_view letter, const Colour& colour, bool outlined = false);
// 3 squares, the first n filled (belæg).
void evidence_squares(int n);
// Number in a black disc, 1.36 em.
void number_disc(int number);
// A thick line from lo to hi on an axis 0..1 with a bare tick: a range that cannot be dragged.
void fixed_range(double lo, double hi, double mark, float width);
// 0..1 of the width filled black on wash.
void progress(double share, float width);

// A chart at the cursor, true to size (scene units are em). Marks with tooltip lines show them when pointed at; marks
// that share `linked` are drawn stronger than the rest.
struct SceneHit {
    bool hovered = false;  // the pointer is on the chart
    std::string key;       // of the mark under the pointer, or ""
    bool clicked = false;  // that mark was pressed
};
SceneHit scene(std::string_view key, const report::Scene& scene, std::string_view linked = {});

// ---------------------------------------------------------------- keyboard

// Seconds on this window's clock: for what is shown while time passes, never for a result. 0 where nobody keeps time.
double seconds();
// The page shows the time: it wants to be drawn again within a second though nothing happens.
void tick();
// The whole page black.
void darken();

// Pressed in this frame, and no text field has the keyboard.
bool shortcut(Key key, bool ctrl = false);
// The widget that has the keyboard, or "".
std::string_view focused_key();
// Gives the keyboard to that widget when it is next drawn.
void focus(std::string_view key);

}  // namespace skoen::gui::ui
