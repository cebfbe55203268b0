#include "tests/gui/layout_lint.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace skoen::tests {

namespace {

using gui::ui::Record;
using gui::ui::Recording;
using gui::ui::RecordKind;
using gui::ui::Rect;

constexpr float kPixel = 1.01F;  // rounding to whole pixels is no fault

std::string place(const Rect& r) {
    return fmt::format("({:.0f}, {:.0f}, {:.0f} x {:.0f})", r.x, r.y, r.w, r.h);
}

std::string named(const Record& record) {
    const std::string who = record.key.empty() ? '"' + record.label + '"' : record.key;
    return fmt::format("{} {} {}", gui::ui::name_of(record.kind), who, place(record.rect));
}

bool sticks_out_sideways(const Rect& r, const Rect& of) {
    return r.x < of.x - kPixel || r.right() > of.right() + kPixel;
}
bool sticks_out_upright(const Rect& r, const Rect& of) {
    return r.y < of.y - kPixel || r.bottom() > of.bottom() + kPixel;
}

// Scrolled out of sight, wholly or in part, is no fault.
bool sticks_out(const Record& record, const Rect& of) {
    return sticks_out_sideways(record.rect, of) || (!record.scrolls && sticks_out_upright(record.rect, of));
}

bool overlap(const Rect& a, const Rect& b, float by) {
    return a.x + by < b.right() && b.x + by < a.right() && a.y + by < b.bottom() && b.y + by < a.bottom();
}

// What shows of a text.
Rect shown(const Record& record) {
    const Rect& r = record.rect;
    const Rect& c = record.clip;
    const float x = std::max(r.x, c.x), y = std::max(r.y, c.y);
    return {x, y, std::min(r.right(), c.right()) - x, std::min(r.bottom(), c.bottom()) - y};
}

bool is_text(const Record& record) { return record.kind == RecordKind::text && record.region != "tooltip"; }

// "plan.head": lower case, a full stop inside, no space, no digit first.
bool looks_like_a_key(const std::string& words) {
    const auto dot = words.find('.');
    if (dot == std::string::npos || dot == 0 || dot + 1 == words.size()) return false;
    const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || c == '_' || c == '.'; };
    return std::ranges::all_of(words, plain);
}

void add_overlaps(const std::vector<Record>& records, std::vector<std::string>& faults) {
    std::vector<const Record*> texts;
    for (const Record& record : records) {
        if (is_text(record)) texts.push_back(&record);
    }
    for (std::size_t i = 0; i < texts.size(); ++i) {
        for (std::size_t j = i + 1; j < texts.size(); ++j) {
            if (overlap(shown(*texts[i]), shown(*texts[j]), 1.5F)) {
                faults.push_back(named(*texts[i]) + " overlaps " + named(*texts[j]));
            }
        }
    }
}

}  // namespace

std::vector<std::string> layout_faults(const Recording& recording) {
    std::vector<std::string> faults;
    const Rect page{0, 0, recording.width, recording.height};
    std::map<std::string, int> keys;
    for (const Record& record : recording.records) {
        if (record.kind != RecordKind::mark) {
            if (sticks_out(record, record.clip))
                faults.push_back(named(record) + " is cut by " + place(record.clip));
            if (sticks_out(record, page)) faults.push_back(named(record) + " lies outside the page");
        }
        if (looks_like_a_key(record.label)) faults.push_back(named(record) + " is not translated");
        if (record.kind != RecordKind::text && record.label.empty() && record.kind != RecordKind::region &&
            record.kind != RecordKind::scroll_area && record.kind != RecordKind::mark) {
            faults.push_back(named(record) + " has no words");
        }
        if (!record.key.empty() && ++keys[record.key] == 2)
            faults.push_back(record.key + ": two of that key");
    }
    add_overlaps(recording.records, faults);
    return faults;
}

std::vector<DeskSize> desk_sizes() {
    return {{1024, 768, 1},      {1366, 768, 1},     {1366, 768, 1.25F}, {1366, 768, 1.5F},
            {1600, 900, 1},      {1600, 900, 1.5F},  {1600, 900, 2},     {1920, 1080, 1},
            {1920, 1080, 1.25F}, {1920, 1080, 1.5F}, {1920, 1080, 2}};
}

std::string words_of(const DeskSize& size) {
    return fmt::format("{:.0f}x{:.0f} x{}", size.width, size.height, size.scale);
}

}  // namespace skoen::tests
