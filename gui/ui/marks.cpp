// Drawn marks: fills, badges, squares, discs, ranges, and the lines of a tooltip.
#include <algorithm>
#include <cmath>

#include "gui/ui/state.h"
#include "gui/ui/ui.h"

namespace skoen::gui::ui {

namespace {

constexpr float kBadge = 1.45F, kDisc = 1.36F, kSquare = 0.6F, kSquarePitch = 0.78F;

}  // namespace

void fill(const Rect& rect, const Colour& colour, float radius_px) {
    ImRect box = pixels(rect);
    // A line of one or two pixels keeps them, wherever it falls.
    const float width = std::max(1.0F, std::round(rect.w * state().em));
    const float height = std::max(1.0F, std::round(rect.h * state().em));
    if (height < 5) box.Max.y = box.Min.y + height;
    if (width < 5) box.Max.x = box.Min.x + width;
    ink().AddRectFilled(box.Min, box.Max, packed(colour), thick(radius_px));
}

float thick(float px) { return px * std::max(1.0F, std::round(state().em / 18)); }
float em_of(float px) { return thick(px) / state().em; }

void outline(const Rect& rect, const Colour& colour, float at_18, float radius_px) {
    const float px = thick(at_18);
    const ImRect box = pixels(rect);
    // Dear ImGui centres a border half a pixel inside; a thicker one grows both ways from there.
    const float inset = (px - 1) / 2;
    ink().AddRect({box.Min.x + inset, box.Min.y + inset}, {box.Max.x - inset, box.Max.y - inset},
                  packed(colour), thick(radius_px), 0, px);
}

void badge(std::string_view letter, const Colour& colour, bool outlined) {
    const Rect rect = place(kBadge, kBadge);
    if (outlined) {
        fill(rect, report::kWhite, 4);
        outline(rect, colour, kHair, 4);
    } else {
        fill(rect, colour, 4);
    }
    write_centred(rect, letter, outlined ? colour : report::kWhite, true);
}

void evidence_squares(int n) {
    const Rect rect = place(2 * kSquarePitch + kSquare, kSquare);
    for (int i = 0; i < 3; ++i) {
        const Rect square{rect.x + static_cast<float>(i) * kSquarePitch, rect.y, kSquare, kSquare};
        if (i < n) fill(square, report::kBlack);
        outline(square, report::kBlack, kHair);
    }
}

void number_disc(int number) {
    const Rect rect = place(kDisc, kDisc);
    const ImRect box = pixels(rect);
    ink().AddCircleFilled(box.GetCenter(), box.GetWidth() / 2, packed(report::kBlack));
    write_centred(rect, std::to_string(number), report::kWhite, true);
}

void fixed_range(double lo, double hi, double mark, float width) {
    const Rect rect = place(take_width(width), 1.2F);
    const float middle = rect.y + rect.h / 2;
    const auto along = [&rect](double share) { return rect.x + static_cast<float>(share) * rect.w; };
    fill({rect.x, middle, rect.w, em_of(kHair)}, report::kMidGrey);
    fill({along(lo), middle - em_of(kRule), along(hi) - along(lo), em_of(2 * kRule)}, report::kBlack);
    fill({along(mark) - em_of(kRule) / 2, rect.y + 0.1F, em_of(kRule), rect.h - 0.2F}, report::kBlack);
}

void progress(double share, float width) {
    const Rect rect = place(take_width(width), 0.5F);
    fill(rect, report::kWash, 2);
    const auto done = static_cast<float>(std::clamp(share, 0.0, 1.0));
    if (done > 0) fill({rect.x, rect.y, rect.w * done, rect.h}, report::kBlack, 2);
}

void show_tip(std::span<const std::string> lines, ImVec2 at) {
    state().tip.assign(lines.begin(), lines.end());
    state().tip_at = at;
}

void tooltip(std::span<const std::string> lines) {
    if (!state().last_hovered || lines.empty()) return;
    const ImRect box = pixels(last());
    show_tip(lines, {box.Min.x, box.Max.y});
}

void draw_tip() {
    State& s = state();
    if (s.tip.empty()) return;
    const float em = s.em, pad = 0.6F * em, step = kBodyStep * em;
    float widest = 0;
    for (const std::string& line : s.tip) widest = std::max(widest, text_width(line) * em);
    const ImVec2 size{widest + 2 * pad, step * static_cast<float>(s.tip.size()) + pad};
    // Below what it explains, above when the page ends there; always within the page.
    ImVec2 from{s.tip_at.x, s.tip_at.y + 0.4F * em};
    if (from.y + size.y > s.height) from.y = s.tip_at.y - 2.2F * em - size.y;
    from.x = std::round(std::clamp(from.x, 0.3F * em, std::max(0.3F * em, s.width - size.x - 0.3F * em)));
    from.y = std::round(std::max(from.y, 0.3F * em));
    ImDrawList& list = *ImGui::GetForegroundDrawList();
    const ImVec2 to{from.x + size.x, from.y + size.y};
    list.AddRectFilled(from, to, packed(report::kWhite), 4);
    list.AddRect(from, to, packed(report::kGrey), 4);
    float baseline = from.y + pad / 2 + 0.95F * em;
    for (const std::string& line : s.tip) {
        draw_words(list, s.fonts, {from.x + pad, baseline}, line, em, false, 1, packed(report::kBlack));
        const float width = text_width(line) * em;
        Record& record =
            add_record(RecordKind::text, "", line,
                       {from.x + pad, baseline - 0.77F * em, from.x + pad + width, baseline + 0.24F * em});
        record.region = "tooltip";
        record.clip = {0, 0, s.width, s.height};
        baseline += step;
    }
}

}  // namespace skoen::gui::ui
