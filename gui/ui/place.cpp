// Cursor, regions and records.
#include <algorithm>
#include <cmath>

#include "gui/ui/frame.h"
#include "gui/ui/state.h"
#include "gui/ui/ui.h"

namespace skoen::gui::ui {

namespace {

constexpr float kScrollbar = 0.8F;  // always kept free at the right of a scroll area, so that nothing jumps
constexpr float kFade = 1.8F;       // em
constexpr float kFadeFrom = 2;      // pixels that are out of sight
constexpr ImGuiWindowFlags kChild = ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoSavedSettings;

Rect rect_of(const ImRect& box) { return {box.Min.x, box.Min.y, box.GetWidth(), box.GetHeight()}; }

bool within_scrolling() { return std::ranges::any_of(state().levels, &Level::scrolls); }

// PgUp and PgDn turn over the area that holds pointer or keyboard, or the only one there is.
void scroll_by_pages(std::string_view key) {
    State& s = state();
    const bool chosen =
        ImGui::IsWindowHovered() || s.scroll_area_with_focus == key || s.last_scroll_areas == 1;
    if (!chosen || s.text_active) return;
    const int pages = count_strokes(Key::page_down) - count_strokes(Key::page_up);
    if (pages == 0) return;
    ImGui::SetScrollY(ImGui::GetScrollY() + 0.9F * ImGui::GetWindowHeight() * static_cast<float>(pages));
}

// In a window of its own, which is drawn over the pictures of the area and takes no pointer.
void fade(const char* name, const ImVec2& from, const ImVec2& to, bool downwards) {
    constexpr ImU32 kSolid = packed(report::kPaper);
    constexpr ImU32 kClear = kSolid & 0x00FFFFFFU;
    ImGui::SetCursorScreenPos(from);
    ImGui::BeginChild(name, {to.x - from.x, to.y - from.y}, false, kChild | ImGuiWindowFlags_NoInputs);
    const ImU32 top = downwards ? kClear : kSolid, bottom = downwards ? kSolid : kClear;
    ImGui::GetWindowDrawList()->AddRectFilledMultiColor(from, to, top, top, bottom, bottom);
    ImGui::EndChild();
}

// Where a scroll area goes on, its edge fades into the paper: lines are not cut through the middle.
void fade_edges() {
    const ImGuiWindow& window = *ImGui::GetCurrentWindow();
    const ImRect clip = window.ClipRect;
    const float height = state().em * kFade, right = clip.Max.x - kScrollbar * state().em;
    const bool above = window.Scroll.y > kFadeFrom, below = window.DC.CursorMaxPos.y > clip.Max.y + kFadeFrom;
    if (clip.GetHeight() < 2 * height || right <= clip.Min.x) return;
    if (below) fade("fade.below", {clip.Min.x, clip.Max.y - height}, {right, clip.Max.y}, true);
    if (above) fade("fade.above", clip.Min, {right, clip.Min.y + height}, false);
}

void child(RecordKind kind, std::string_view key, const Rect& rect, ImGuiWindowFlags flags, float bar,
           const std::function<void()>& draw) {
    State& s = state();
    const ImRect box = pixels(rect);
    add_record(kind, key, "", box);
    extend_content(rect);
    ImGui::SetCursorScreenPos(box.Min);
    const std::string name(key);
    // Always open for drawing, also when scrolled away: the order of Tab must know every widget.
    ImGui::BeginChild(name.c_str(), {std::max(box.GetWidth(), 1.0F), std::max(box.GetHeight(), 1.0F)}, false,
                      kChild | flags);
    Level inner;
    inner.key = name;
    const ImGuiWindow& window = *ImGui::GetCurrentWindow();
    inner.origin = {window.Pos.x, window.Pos.y - window.Scroll.y};
    inner.width = rect.w - bar;
    inner.height = rect.h;
    inner.scrolls = kind == RecordKind::scroll_area;
    s.levels.push_back(inner);
    draw();
    s.levels.pop_back();
    if (kind == RecordKind::scroll_area) {
        fade_edges();
        scroll_by_pages(key);
    }
    ImGui::EndChild();
}

}  // namespace

Level& level() { return state().levels.back(); }

ImRect pixels(const Rect& rect) {
    const Level& in = level();
    const float em = state().em;
    const ImVec2 from{std::round(in.origin.x + rect.x * em), std::round(in.origin.y + rect.y * em)};
    return {from,
            {std::round(in.origin.x + rect.right() * em), std::round(in.origin.y + rect.bottom() * em)}};
}

void extend_content(const Rect& rect) {
    ImGuiWindow& window = *ImGui::GetCurrentWindow();
    const ImRect box = pixels(rect);
    window.DC.CursorMaxPos.x = std::max(window.DC.CursorMaxPos.x, std::min(box.Max.x, window.ClipRect.Max.x));
    window.DC.CursorMaxPos.y = std::max(window.DC.CursorMaxPos.y, box.Max.y);
}

Rect place(float width, float height) {
    Level& in = level();
    Rect rect{in.x, in.y, width, height};
    if (in.is_beside) rect.y += (in.last.h - height) / 2;
    in.row_bottom = std::max(in.row_bottom, rect.bottom());
    in.last = rect;
    in.is_beside = false;
    in.x = in.line_x;
    in.y = in.row_bottom;
    extend_content(rect);
    return rect;
}

float take_width(float own) {
    Level& in = level();
    const float width = in.wished_width > 0 ? in.wished_width : own;
    in.wished_width = 0;
    return width;
}

float rest_of_width() { return std::max(0.0F, level().width - level().x); }

float em() { return state().em; }
Rect page() { return {0, 0, state().width / state().em, state().height / state().em}; }

double seconds() { return state().clock; }
void tick() { state().ticks = true; }
void darken() { fill(page(), report::kBlack); }

Rect content() {
    const Rect all = page();
    const float top = state().bar_height + 0.5F;
    return {kMargin, top, all.w - 2 * kMargin, all.h - top - kFooter};
}

Rect here() { return {0, 0, level().width, level().height}; }

void at(float x, float y) {
    Level& in = level();
    in.x = in.line_x = x;
    in.y = in.row_bottom = y;
    in.is_beside = false;
}

void beside(float gap) {
    Level& in = level();
    in.x = in.last.right() + gap;
    in.y = in.last.y;
    in.is_beside = true;
}

void gap(float height) {
    Level& in = level();
    in.y += height;
    in.row_bottom = in.y;
}

void next_width(float width) { level().wished_width = width; }
Rect last() { return level().last; }
float cursor_x() { return level().x; }
float cursor_y() { return level().y; }

void region(std::string_view key, const Rect& rect, const std::function<void()>& draw) {
    child(RecordKind::region, key, rect, ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse, 0,
          draw);
}

void scroll_area(std::string_view key, const Rect& rect, const std::function<void()>& draw) {
    ++state().scroll_areas;
    child(RecordKind::scroll_area, key, rect, 0, kScrollbar, draw);
}

Record& add_record(RecordKind kind, std::string_view key, std::string_view label, const ImRect& box) {
    static Record scratch;
    State& s = state();
    if (!s.is_recording) return scratch = Record{};
    Record record;
    record.key = key;
    record.kind = kind;
    record.label = label;
    record.rect = rect_of(box);
    record.clip = rect_of(ImGui::GetCurrentWindow()->ClipRect);
    record.region = level().key;
    record.scrolls = within_scrolling();
    s.recording.records.push_back(std::move(record));
    return s.recording.records.back();
}

}  // namespace skoen::gui::ui
