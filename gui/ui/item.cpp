// What every pressable widget does: pointer, keyboard, focus, record.
#include <algorithm>

#include "gui/ui/state.h"
#include "gui/ui/ui.h"

namespace skoen::gui::ui {

namespace {

constexpr float kRingGap = 2, kRingLine = 2;  // pixels

// Scrolls the widget that the keyboard came to into sight.
void show_focused(const ImRect& box) {
    State& s = state();
    s.focus_request.clear();
    if (!level().scrolls) return;
    ImRect roomy = box;
    roomy.Expand(0.5F * s.em);
    ImGui::ScrollToRect(ImGui::GetCurrentWindow(), roomy, ImGuiScrollFlags_KeepVisibleEdgeY);
}

void note_scroll_area() {
    for (const Level& in : state().levels) {
        if (in.scrolls) state().scroll_area_with_focus = in.key;
    }
}

bool pressed_by_key() {
    const State& s = state();
    return !s.text_active && !s.focus_moved && std::ranges::any_of(s.strokes, [](const KeyStroke& stroke) {
        return !stroke.ctrl && (stroke.key == Key::enter || stroke.key == Key::space);
    });
}

}  // namespace

void draw_focus_ring(const ImRect& box) {
    const float gap = thick(kRingGap), line = thick(kRingLine);
    const ImRect ring{box.Min.x - gap, box.Min.y - gap, box.Max.x + gap, box.Max.y + gap};
    // On top of everything, so that a region's edge does not cut it; but not far outside what shows.
    ImDrawList& list = *ImGui::GetForegroundDrawList();
    ImRect clip = ImGui::GetCurrentWindow()->ClipRect;
    clip.Expand(gap + line);
    list.PushClipRect(clip.Min, clip.Max);
    list.AddRect(ring.Min, ring.Max, packed(report::kPaper), thick(6), 0, line + 2);
    list.AddRect(ring.Min, ring.Max, packed(report::kBlack), thick(6), 0, line);
    list.PopClipRect();
}

int count_strokes(Key key, bool shift) {
    const auto& strokes = state().strokes;
    return static_cast<int>(std::ranges::count_if(strokes, [key, shift](const KeyStroke& stroke) {
        return stroke.key == key && stroke.shift == shift && !stroke.ctrl;
    }));
}

void add_focusable(std::string_view key, const ImRect& box, bool takes_arrows) {
    const ImRect clip = ImGui::GetCurrentWindow()->ClipRect;
    state().focusables.push_back({std::string(key),
                                  {box.Min.x, box.Min.y, box.GetWidth(), box.GetHeight()},
                                  level().key,
                                  clip.Contains(box.GetCenter()),
                                  takes_arrows});
}

Item item(RecordKind kind, std::string_view key, std::string_view label, const Rect& rect, bool enabled,
          bool active, bool takes_arrows) {
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
    result.hovered = result.hovered && !s.pointer_sleeps;
    if (enabled) {
        add_focusable(key, result.box, takes_arrows);
        if (s.focus_request == key) show_focused(result.box);
        if (result.held || result.pressed) {
            s.focus_key = key;
            s.focus_shown = false;
        }
        result.focused = s.focus_shown && s.focus_key == key;
        if (result.focused) note_scroll_area();
        if (result.focused && pressed_by_key()) result.pressed = true;
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
    return !s.text_active && !s.focus_moved &&
           std::ranges::any_of(s.strokes, [key, ctrl](const KeyStroke& stroke) {
               return stroke.key == key && stroke.ctrl == ctrl;
           });
}

std::string_view focused_key() {
    return state().focus_shown ? std::string_view(state().focus_key) : std::string_view{};
}

void focus(std::string_view key) {
    State& s = state();
    s.focus_key = s.focus_request = key;
    s.focus_shown = true;
}

}  // namespace skoen::gui::ui
