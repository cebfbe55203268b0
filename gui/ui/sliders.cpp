// Values one drags: a slider over a range, a bar over weeks.
#include <algorithm>
#include <cmath>

#include "gui/ui/state.h"
#include "gui/ui/ui.h"

namespace skoen::gui::ui {

namespace {

constexpr float kKnob = 0.42F;  // radius, em
constexpr float kBar = 1.4F, kReach = 0.35F, kHandle = 0.3F;

double whole_steps(double value, double lo, double hi, double step) {
    return std::clamp(lo + std::round((value - lo) / step) * step, lo, hi);
}

// Home and End go to the ends.
double moved_by_keys(double value, double lo, double hi, double step) {
    if (count_strokes(Key::home) > 0) return lo;
    if (count_strokes(Key::end) > 0) return hi;
    return value + step * (count_strokes(Key::right) - count_strokes(Key::left));
}

double share_of(double value, double lo, double hi) { return hi > lo ? (value - lo) / (hi - lo) : 0; }

void draw_knob(float x, float y, bool enabled) {
    const Level& in = level();
    const float em = state().em;
    const ImVec2 at{in.origin.x + x * em, in.origin.y + y * em};
    ink().AddCircleFilled(at, kKnob * em, packed(enabled ? report::kWhite : report::kPaper));
    ink().AddCircle(at, kKnob * em - thick(kRule) / 2, packed(enabled ? report::kBlack : report::kLine), 0,
                    thick(kRule));
}

Drag::Part part_at(const ImRect& bar, float x, float em) {
    const float edge = std::min(0.5F * em, bar.GetWidth() / 4);
    if (x < bar.Min.x + edge) return Drag::Part::start;
    return x > bar.Max.x - edge ? Drag::Part::end : Drag::Part::whole;
}

struct Weeks {
    int from, to;
    bool operator==(const Weeks&) const = default;
};

Weeks dragged(const Drag& drag, int by, int lo, int hi) {
    switch (drag.part) {
    case Drag::Part::start:
        return {std::clamp(drag.from + by, lo, drag.to), drag.to};
    case Drag::Part::end:
        return {drag.from, std::clamp(drag.to + by, drag.from, hi)};
    case Drag::Part::whole: {
        const int shift = std::clamp(by, lo - drag.from, hi - drag.to);
        return {drag.from + shift, drag.to + shift};
    }
    }
    return {drag.from, drag.to};
}

// Left and Right move the end, with Shift the start.
Weeks moved_by_keys(Weeks weeks, int lo, int hi) {
    weeks.to += count_strokes(Key::right) - count_strokes(Key::left);
    weeks.to = std::clamp(weeks.to, weeks.from, hi);
    weeks.from += count_strokes(Key::right, true) - count_strokes(Key::left, true);
    weeks.from = std::clamp(weeks.from, lo, weeks.to);
    return weeks;
}

void draw_handle(float x, const Rect& bar) {
    const Rect handle{x - kHandle / 2, bar.y + 0.3F, kHandle, bar.h - 0.6F};
    fill(handle, report::kWhite, 2);
    outline(handle, report::kBlack, kHair, 2);
}

// Inside the bar where there is room, otherwise to the right of it.
void label_bar(std::string_view label, const Rect& bar, float axis_end) {
    const float own = text_width(label), inside = bar.w - 0.8F;
    const float baseline = baseline_for(bar.y + bar.h / 2);
    if (own <= inside) {
        write(bar.x + 0.4F, baseline, label, report::kBlack);
    } else if (bar.right() + 0.4F + own <= axis_end) {
        write(bar.right() + 0.4F, baseline, label, report::kBlack);
    }
}

}  // namespace

bool slider(std::string_view key, double& value, double lo, double hi, double step, std::string_view words,
            bool enabled) {
    const Rect rect = place(take_width(rest_of_width()), 1.8F);
    const float number = std::max(2.2F, text_width(words, true));
    const Rect line{rect.x + kKnob, rect.y, rect.w - number - 0.6F - 2 * kKnob, rect.h};
    const Rect grip{rect.x, rect.y, line.w + 2 * kKnob, rect.h};
    const Item it = item(RecordKind::slider, key, words, grip, enabled, false, true);
    if (state().is_recording) state().recording.records.back().value = words;

    double next = value;
    if (it.held) {
        const ImRect box = pixels(line);
        const double share =
            static_cast<double>((ImGui::GetIO().MousePos.x - box.Min.x) / std::max(box.GetWidth(), 1.0F));
        next = whole_steps(lo + share * (hi - lo), lo, hi, step);
    } else if (it.focused && enabled) {
        next = std::clamp(moved_by_keys(value, lo, hi, step), lo, hi);
    }
    const bool changed = next != value;
    if (changed) value = next;

    const float middle = rect.y + rect.h / 2;
    fill({line.x, middle - em_of(1), line.w, em_of(kRule)}, enabled ? report::kMidGrey : report::kLine);
    draw_knob(line.x + line.w * static_cast<float>(std::clamp(share_of(value, lo, hi), 0.0, 1.0)), middle,
              enabled);
    write(rect.right() - text_width(words, true), baseline_for(middle), words,
          enabled ? report::kBlack : report::kMidGrey, true);
    return changed;
}

bool range_bar(std::string_view key, std::string_view label, int& from, int& to, int lo, int hi,
               const BarLook& look, bool enabled) {
    State& s = state();
    const Rect axis = place(take_width(rest_of_width()), kBar);
    const float week = axis.w / static_cast<float>(std::max(1, hi - lo + 1));
    const auto bar_of = [&](const Weeks& weeks) {
        const auto first = static_cast<float>(weeks.from - lo),
                   last_end = static_cast<float>(weeks.to + 1 - lo);
        return Rect{axis.x + first * week, axis.y, (last_end - first) * week, axis.h};
    };
    const Weeks before{from, to};
    Weeks now = before;
    const Rect bar = bar_of(before);
    const Item it = item(RecordKind::range_bar, key, label,
                         {bar.x - kReach, bar.y, bar.w + 2 * kReach, bar.h}, enabled, look.selected, true);
    if (s.is_recording) s.recording.records.back().value = std::to_string(from) + "-" + std::to_string(to);

    const float mouse = ImGui::GetIO().MousePos.x;
    if (it.held) {
        if (s.drag.key != key)
            s.drag = {std::string(key), part_at(pixels(bar), mouse, s.em), mouse, from, to};
        now = dragged(s.drag, static_cast<int>(std::lround((mouse - s.drag.grabbed_at) / (week * s.em))), lo,
                      hi);
    } else if (s.drag.key == key) {
        s.drag = {};
    } else if (it.focused && enabled) {
        now = moved_by_keys(before, lo, hi);
    }
    if (it.hovered && part_at(pixels(bar), mouse, s.em) != Drag::Part::whole) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    }
    from = now.from;
    to = now.to;

    const Rect shown = bar_of(now);
    fill(shown, enabled ? look.fill : report::kWash, 2);
    outline(shown, look.selected ? report::kBlack : look.edge, look.selected ? kRule : kHair, 2);
    if (look.selected) {
        draw_handle(shown.x, shown);
        draw_handle(shown.right(), shown);
    }
    label_bar(label, shown, axis.right());
    return now != before;
}

}  // namespace skoen::gui::ui
