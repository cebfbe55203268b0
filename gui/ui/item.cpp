// What every pressable widget does: pointer, keyboard, focus, record.
#include <algorithm>

#include "gui/ui/state.h"
#include "gui/ui/ui.h"

namespace skoen::gui::ui {

namespace {

constexpr float kRingGap = 2, kRingLine = 2;  // pixels

bool was_focused(std::string_view key) { return state().focused == key; }

// Moves Dear ImGui's navigation here, as if arrows had come this way, and scrolls the widget into sight.
void take_focus(ImGuiID id, std::string_view key, const ImRect& box) {
    State& s = state();
    ImGuiContext& g = *ImGui::GetCurrentContext();
    ImGuiWindow* window = g.CurrentWindow;
    ImGui::ClearActiveID();
    ImGui::SetFocusID(id, window);
    g.NavDisableHighlight = false;
    g.NavDisableMouseHover = true;
    if (level().scrolls) {
        ImRect roomy = box;
        roomy.Expand(0.5F * s.em);
        ImGui::ScrollToRect(window, roomy, ImGuiScrollFlags_KeepVisibleEdgeY);
    }
    s.nav_key = key;
    s.focus_request.clear();
}

void note_scroll_area() {
    for (const Level& in : state().levels) {
        if (in.scrolls) state().scroll_area_with_focus = in.key;
    }
}

bool pressed_by_key() {
    const State& s = state();
    return !s.text_active && std::ranges::any_of(s.strokes, [](const KeyStroke& stroke) {
        return !stroke.ctrl && (stroke.key == Key::enter || stroke.key == Key::space);
    });
}

}  // namespace

void draw_focus_ring(const ImRect& box) {
    const ImRect ring{box.Min.x - kRingGap, box.Min.y - kRingGap, box.Max.x + kRingGap, box.Max.y + kRingGap};
    // On top of everything, so that a region's edge does not cut it; but not far outside what shows.
    ImDrawList& list = *ImGui::GetForegroundDrawList();
    ImRect clip = ImGui::GetCurrentWindow()->ClipRect;
    clip.Expand(kRingGap + kRingLine);
    list.PushClipRect(clip.Min, clip.Max);
    list.AddRect(ring.Min, ring.Max, packed(report::kPaper), 6, 0, kRingLine + 2);
    list.AddRect(ring.Min, ring.Max, packed(report::kBlack), 6, 0, kRingLine);
    list.PopClipRect();
}

int count_strokes(Key key, bool shift) {
    const auto& strokes = state().strokes;
    return static_cast<int>(std::ranges::count_if(strokes, [key, shift](const KeyStroke& stroke) {
        return stroke.key == key && stroke.shift == shift && !stroke.ctrl;
    }));
}

Item item(RecordKind kind, std::string_view key, std::string_view label, const Rect& rect, bool enabled, bool active,
          bool takes_arrows) {
    State& s = state();
    Item result;
    result.box = pixels(rect);
    const std::string name(key);
    const ImGuiID id = ImGui::GetID(name.c_str());
    if (!enabled) ImGui::BeginDisabled();
    result.visible = ImGui::ItemAdd(result.box, id);
    if (result.visible) {
        result.pressed = ImGui::ButtonBehavior(result.box, id, &result.hovered, &result.held);
    }
    if (!enabled) ImGui::EndDisabled();
    if (enabled) {
        s.focusables.push_back({name, takes_arrows});
        if (s.focus_request == key) take_focus(id, key, result.box);
        const ImGuiContext& g = *ImGui::GetCurrentContext();
        result.focused = g.NavId == id && !g.NavDisableHighlight;
        // Where Tab goes on from; Dear ImGui also stands on the first widget of a page that nobody touched.
        if (result.focused || result.held || result.pressed) s.nav_key = key;
        if (result.focused) note_scroll_area();
        if (result.focused && was_focused(key) && pressed_by_key()) result.pressed = true;
        if (result.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    }
    Record& record = add_record(kind, key, label, result.box);
    record.enabled = enabled;
    record.active = active || result.held;
    record.focused = result.focused;
    record.hovered = result.hovered;
    if (result.focused) draw_focus_ring(result.box);
    s.last_pressed = result.pressed;
    s.last_hovered = result.hovered || result.focused;
    s.last_key = name;
    return result;
}

bool pressed() { return state().last_pressed; }

bool shortcut(Key key, bool ctrl) {
    const State& s = state();
    return !s.text_active && std::ranges::any_of(s.strokes, [key, ctrl](const KeyStroke& stroke) {
        return stroke.key == key && stroke.ctrl == ctrl;
    });
}

std::string_view focused_key() { return state().focused; }
void focus(std::string_view key) { state().focus_request = key; }

}  // namespace skoen::gui::ui
