// Things one presses or types into.
#include <algorithm>

#include "gui/ui/state.h"
#include "gui/ui/ui.h"

namespace skoen::gui::ui {

namespace {

constexpr float kRadius = 4;                              // pixels
constexpr Colour kPressedInk = report::colour(0x3A3D44);  // black under the pointer
constexpr float kPadding = 1.1F, kSegmentPadding = 0.75F, kRow = 1.8F, kBox = 0.95F;

struct Look {
    Colour ground, edge, words;
    bool semibold = false;
};

Look look_of(Kind kind, bool enabled, bool hovered) {
    if (!enabled) return {report::kPaper, report::kLine, report::kMidGrey, kind == Kind::main};
    if (kind == Kind::main) {
        const Colour ground = hovered ? kPressedInk : report::kBlack;
        return {ground, ground, report::kWhite, true};
    }
    return {hovered ? report::kWash : report::kWhite, report::kBlack, report::kBlack, false};
}

bool link(std::string_view key, std::string_view label, bool enabled) {
    const Rect rect = place(text_width(label), kBodyStep);
    const Item it = item(RecordKind::button, key, label, rect, enabled);
    const Colour words = enabled ? report::kBlack : report::kMidGrey;
    const float baseline = baseline_for(rect.y + rect.h / 2);
    write(rect.x, baseline, label, words);
    const Colour line = it.hovered && enabled ? report::kBlack : report::kMidGrey;
    fill({rect.x, baseline + 0.2F, rect.w, em_of(kHair)}, line);
    return it.pressed;
}

// One of several joined or listed options; `it` is drawn by the caller.
std::string option_key(std::string_view key, std::size_t index) {
    return std::string(key) + '.' + std::to_string(index);
}

bool segment(const std::string& key, const std::string& label, const Rect& rect, bool chosen, bool enabled) {
    const Item it = item(RecordKind::segment, key, label, rect, enabled, chosen);
    const Colour ground = chosen ? report::kBlack : it.hovered ? report::kWash : report::kWhite;
    const Colour edge = enabled ? report::kBlack : report::kLine;
    const Colour words = chosen ? report::kWhite : enabled ? report::kBlack : report::kMidGrey;
    fill(rect, chosen && !enabled ? report::kMidGrey : ground);
    outline(rect, edge, kHair);
    write_centred(rect, label, words, chosen);
    return it.pressed;
}

void draw_tick(const Rect& square) {
    const ImRect box = pixels(square);
    const auto point = [&box](float x, float y) {
        return ImVec2{box.Min.x + x * box.GetWidth(), box.Min.y + y * box.GetHeight()};
    };
    const ImVec2 points[] = {point(0.22F, 0.52F), point(0.43F, 0.73F), point(0.8F, 0.27F)};
    ink().AddPolyline(points, 3, packed(report::kBlack), 0, thick(kRule));
}

void draw_choice(const Rect& rect, bool chosen, bool enabled) {
    const ImRect box = pixels({rect.x + 0.1F, rect.y + (rect.h - kBox) / 2, kBox, kBox});
    const ImU32 edge = packed(enabled ? report::kBlack : report::kMidGrey);
    ink().AddCircle(box.GetCenter(), box.GetWidth() / 2 - 0.5F, edge, 0, thick(kHair));
    if (chosen) ink().AddCircleFilled(box.GetCenter(), box.GetWidth() * 0.27F, edge);
}

// Dear ImGui asks for a longer buffer.
int grow(ImGuiInputTextCallbackData* data) {
    if (data->EventFlag == ImGuiInputTextFlags_CallbackResize) {
        auto& value = *static_cast<std::string*>(data->UserData);
        value.resize(static_cast<std::size_t>(data->BufTextLen));
        data->Buf = value.data();
    }
    return 0;
}

}  // namespace

bool button(std::string_view key, std::string_view label, Kind kind, bool enabled) {
    if (kind == Kind::link) return link(key, label, enabled);
    const float own = text_width(label, kind == Kind::main) + 2 * kPadding;
    const Rect rect = place(take_width(own), kind == Kind::main ? kMainButton : kButton);
    const Item it = item(RecordKind::button, key, label, rect, enabled);
    const Look look = look_of(kind, enabled, it.hovered);
    fill(rect, look.ground, kRadius);
    outline(rect, look.edge, kHair, kRadius);
    write_centred(rect, label, look.words, look.semibold);
    return it.pressed;
}

bool press_area(std::string_view key, std::string_view label, const Rect& rect, bool chosen, bool enabled) {
    const Item it = item(RecordKind::button, key, label, rect, enabled, chosen);
    if (it.hovered && !it.focused) outline(rect, report::kMidGrey, kHair, kRadius);
    return it.pressed;
}

bool tab(std::string_view key, std::string_view label, bool active) {
    const Rect rect = place(text_width(label, true), kButton);
    const Item it = item(RecordKind::tab, key, label, rect, true, active);
    write(rect.x, baseline_for(rect.y + rect.h / 2), label, it.hovered ? report::kGrey : report::kBlack,
          active);
    if (active) fill({rect.x, rect.bottom() - em_of(3), rect.w, em_of(3)}, report::kBlack);
    return it.pressed;
}

int segmented(std::string_view key, std::span<const std::string> labels, int current, bool enabled) {
    if (labels.empty()) return -1;
    float words = 0;
    for (const std::string& label : labels) words += text_width(label, true);
    const auto count = static_cast<float>(labels.size());
    const Rect rect = place(take_width(words + 2 * kSegmentPadding * count), kButton);
    const float padding = (rect.w - words) / count;
    int hit = -1;
    float x = rect.x;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const float width = text_width(labels[i], true) + padding;
        const bool chosen = static_cast<int>(i) == current;
        // Neighbours share their border.
        const Rect part{x, rect.y, width + (i + 1 < labels.size() ? em_of(kHair) : 0), rect.h};
        if (segment(option_key(key, i), labels[i], part, chosen, enabled)) hit = static_cast<int>(i);
        x += width;
    }
    return hit;
}

bool toggle(std::string_view key, std::string_view label, bool on, bool enabled) {
    const Rect rect = place(kBox + 0.55F + text_width(label), kRow);
    const Item it = item(RecordKind::toggle, key, label, rect, enabled, on);
    const Rect square{rect.x, rect.y + (rect.h - kBox) / 2, kBox, kBox};
    fill(square, it.hovered ? report::kWash : report::kWhite, 2);
    outline(square, enabled ? report::kBlack : report::kMidGrey, kHair, 2);
    if (on) draw_tick(square);
    write(rect.x + kBox + 0.55F, baseline_for(rect.y + rect.h / 2), label,
          enabled ? report::kBlack : report::kMidGrey);
    return it.pressed;
}

int choice_list(std::string_view key, std::span<const std::string> labels, int current, bool enabled) {
    const float width = take_width(rest_of_width());
    int hit = -1;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const bool chosen = static_cast<int>(i) == current;
        const Rect rect = place(width, kRow);
        const Item it = item(RecordKind::segment, option_key(key, i), labels[i], rect, enabled, chosen);
        if (chosen || it.hovered) fill(rect, report::kWash, 2);
        draw_choice(rect, chosen, enabled);
        write(rect.x + kBox + 0.6F, baseline_for(rect.y + rect.h / 2), labels[i],
              enabled ? report::kBlack : report::kMidGrey, chosen);
        if (it.pressed) hit = static_cast<int>(i);
    }
    return hit;
}

bool text_field(std::string_view key, std::string& value, std::string_view hint, bool enabled) {
    State& s = state();
    const Rect rect = place(take_width(rest_of_width()), kButton);
    const ImRect box = pixels(rect);
    fill(rect, enabled ? report::kWhite : report::kPaper, kRadius);
    outline(rect, enabled ? report::kGrey : report::kLine, kHair, kRadius);
    const std::string label = "##" + std::string(key), hint_text(hint);
    const bool called = s.focus_request == key;
    if (s.focus_moved && !called && ImGui::GetActiveID() == ImGui::GetID(label.c_str()))
        ImGui::ClearActiveID();
    const bool entered = s.focus_shown && s.focus_key == key && !s.focus_moved && !s.text_active &&
                         count_strokes(Key::enter) > 0;
    if (called || entered) {
        ImGui::SetKeyboardFocusHere();
        s.focus_request.clear();
    }
    const float pad_y = (box.GetHeight() - ImGui::GetFontSize()) / 2;
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {0.6F * s.em, pad_y});
    ImGui::SetCursorScreenPos(box.Min);
    ImGui::SetNextItemWidth(box.GetWidth());
    if (!enabled) ImGui::BeginDisabled();
    const bool changed =
        ImGui::InputTextWithHint(label.c_str(), hint_text.c_str(), value.data(), value.capacity() + 1,
                                 ImGuiInputTextFlags_CallbackResize, grow, &value);
    if (!enabled) ImGui::EndDisabled();
    ImGui::PopStyleVar();

    const bool typing = ImGui::IsItemActive(), hovered = ImGui::IsItemHovered();
    if (enabled) {
        add_focusable(key, box, false);
        s.text_active_now = s.text_active_now || typing;
        if (typing) s.focus_key = key;
    }
    const bool focused = typing || (s.focus_shown && s.focus_key == key);
    Record& record = add_record(RecordKind::text_field, key, hint, box);
    record.value = value;
    record.enabled = enabled;
    record.focused = focused;
    record.active = typing;
    record.hovered = hovered;
    if (focused) draw_focus_ring(box);
    s.last_key = key;
    s.last_hovered = hovered;
    s.last_pressed = false;
    return changed;
}

bool why(std::string_view key, std::string_view label, std::span<const std::string> lines) {
    const bool hit = link(key, label, true);
    tooltip(lines);
    return hit;
}

}  // namespace skoen::gui::ui
