// Text: measured by the table that SVG and PDF use, wrapped, drawn on whole pixels, recorded.
#include <algorithm>
#include <cmath>

#include "gui/ui/state.h"
#include "gui/ui/ui.h"
#include "report/font_metrics.h"

namespace skoen::gui::ui {

namespace {

constexpr auto kAscent = static_cast<float>(report::kAscent);
constexpr auto kDescent = static_cast<float>(report::kDescent);
constexpr std::string_view kCut = "…";

float step_of(const TextLook& look) { return look.semibold && look.size > 1.2F ? kHeadStep : kBodyStep; }

// From the top of a line to its baseline, in em of its size.
float baseline_in(float step) { return (step - kAscent - kDescent) / 2 + kAscent; }

// Greedy, at spaces; a newline always breaks; a word that is wider than the line stands alone.
std::vector<std::string_view> wrap(std::string_view words, float width, bool semibold, float size) {
    std::vector<std::string_view> lines;
    std::size_t start = 0, fits = std::string_view::npos;
    for (std::size_t at = 0; at <= words.size(); ++at) {
        const bool ends = at == words.size() || words[at] == '\n';
        if (!ends && words[at] != ' ') continue;
        const bool overfull =
            width > 0 && text_width(words.substr(start, at - start), semibold, size) > width + 1e-4F;
        if (overfull && fits != std::string_view::npos) {
            lines.push_back(words.substr(start, fits - start));
            start = fits + 1;
        }
        fits = at;
        if (ends) {
            lines.push_back(words.substr(start, at - start));
            start = at + 1;
            fits = std::string_view::npos;
        }
    }
    return lines;
}

float shift_for(Align align, float room) {
    if (align == Align::middle) return room / 2;
    return align == Align::right ? room : 0;
}

void drop_last_character(std::string& text) {
    const auto is_continuation = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; };
    while (text.size() > 1 && is_continuation(text.back())) text.pop_back();
    text.pop_back();
}

// The longest start of the words that fits with three dots after it.
std::string cut_to(std::string_view words, float width, const TextLook& look) {
    std::string kept(words);
    while (!kept.empty() && text_width(kept + std::string(kCut), look.semibold, look.size) > width) {
        drop_last_character(kept);
    }
    while (!kept.empty() && kept.back() == ' ') kept.pop_back();
    return kept + std::string(kCut);
}

}  // namespace

float text_width(std::string_view words, bool semibold, float size) {
    return static_cast<float>(report::text_width(words, semibold)) * size;
}

float text_height(std::string_view words, float width, bool semibold, float size) {
    const TextLook look{report::kBlack, semibold, size};
    return static_cast<float>(wrap(words, width, semibold, size).size()) * step_of(look) * size;
}

ImDrawList& ink() { return *ImGui::GetWindowDrawList(); }

void write(float x, float baseline, std::string_view words, const Colour& colour, bool semibold, float size) {
    if (words.empty()) return;
    const State& s = state();
    const Level& in = level();
    const ImVec2 at{in.origin.x + x * s.em, in.origin.y + baseline * s.em};
    draw_words(ink(), s.fonts, at, words, s.em, semibold, size, packed(colour));
    if (!s.is_recording) return;
    const float px = s.em * size;
    const ImRect box{at.x, at.y - kAscent * px, at.x + text_width(words, semibold) * px,
                     at.y + kDescent * px};
    add_record(RecordKind::text, "", words, box);
}

float baseline_for(float middle) { return middle + static_cast<float>(report::kCapHeight) / 2; }

void write_centred(const Rect& rect, std::string_view words, const Colour& colour, bool semibold) {
    const float x = rect.x + (rect.w - text_width(words, semibold)) / 2;
    write(x, baseline_for(rect.y + rect.h / 2), words, colour, semibold);
}

TextLook body_look() { return {report::kBlack}; }
TextLook grey_look() { return {report::kGrey}; }
TextLook strong_look() { return {report::kBlack, true}; }
TextLook headline_look() { return {report::kBlack, true, kHeadline}; }

float text(std::string_view words, float width, const TextLook& look) {
    if (words.empty()) return 0;
    const std::vector<std::string_view> lines = wrap(words, width, look.semibold, look.size);
    const float step = step_of(look) * look.size;
    float widest = 0;
    for (const std::string_view line : lines) {
        widest = std::max(widest, text_width(line, look.semibold, look.size));
    }
    const float box = width > 0 ? width : widest;
    const float height = step * static_cast<float>(lines.size());
    const Rect rect = place(box, height);
    const float left = width > 0 ? rect.x : rect.x - shift_for(look.align, widest);
    float baseline = rect.y + baseline_in(step_of(look)) * look.size;
    for (const std::string_view line : lines) {
        const float room = box - text_width(line, look.semibold, look.size);
        write(left + shift_for(look.align, room), baseline, line, look.ink, look.semibold, look.size);
        baseline += step;
    }
    return height;
}

float headline(std::string_view words, float width) { return text(words, width, headline_look()); }
float strong(std::string_view words, float width) { return text(words, width, strong_look()); }
float body(std::string_view words, float width) { return text(words, width, body_look()); }
float grey(std::string_view words, float width) { return text(words, width, grey_look()); }

void cell(std::string_view words, float width, const TextLook& look) {
    if (text_width(words, look.semibold, look.size) <= width + 1e-4F) {
        text(words.empty() ? std::string_view(" ") : words, width, look);
        return;
    }
    text(cut_to(words, width, look), width, look);
    const ImRect box = pixels(level().last);
    if (ImGui::IsMouseHoveringRect(box.Min, box.Max)) {
        const std::string whole(words);
        show_tip({&whole, 1}, {box.Min.x, box.Max.y});
    }
}

}  // namespace skoen::gui::ui
