// The frame of a page: bars, blocks, rules, rows.
#include <algorithm>

#include "gui/ui/state.h"
#include "gui/ui/ui.h"

namespace skoen::gui::ui {

namespace {

constexpr float kTabPx = 3, kCardRadiusPx = 6;
constexpr float kBarReach = 0.4F;  // a bar item can be pressed so far beside its words, em
constexpr float kSecondRow = 2;    // of a bar whose tabs have no room in the first, em
constexpr float kNumberDisc = 1.36F;

float bar_width(const BarItem& one) {
    return text_width(one.label, true);
}  // nothing moves when it is chosen

// Words that can be pressed, over the height of their row of the bar.
bool bar_item(RecordKind kind, float x, const BarItem& one, bool strong = false, bool second_row = false) {
    const float bottom = kTopBar + (second_row ? kSecondRow : 0), top = second_row ? kTopBar - 0.3F : 0;
    const Rect area{x - kBarReach, top + 0.35F, bar_width(one) + 2 * kBarReach, bottom - top - 0.7F};
    const Item it = item(kind, one.key, one.label, area, one.enabled, one.active);
    const Colour colour = !one.enabled ? report::kMidGrey : it.hovered ? report::kGrey : report::kBlack;
    write(x, baseline_for((top + bottom) / 2), one.label, colour, strong || one.active);
    if (one.active && kind == RecordKind::tab) {
        fill({x, bottom - em_of(kTabPx), bar_width(one), em_of(kTabPx)}, report::kBlack);
    }
    return it.pressed;
}

float tabs_width(const TopBar& bar, float between) {
    float width = 0;
    for (const BarItem& one : bar.tabs) width += bar_width(one) + between;
    return width;
}

// Tabs stand 1.7 em apart, nearer where the page is narrow.
float tab_gap(const TopBar& bar, float from, float to) {
    const float words = tabs_width(bar, 0);
    const auto gaps = static_cast<float>(std::max<std::size_t>(bar.tabs.size(), 1));
    return std::clamp((to - from - words) / gaps, 2 * kBarReach, 1.7F);
}

void write_cell(const Column& column, float top, float height, std::string_view words, const RowLook& look,
                float x) {
    const float own = text_width(words, look.semibold);
    const float room = std::max(0.0F, column.width - own);
    float left = x + column.x;
    if (column.align == Align::right) left += room;
    if (column.align == Align::middle) left += room / 2;
    write(left, baseline_for(top + height / 2), words, look.grey ? report::kGrey : report::kBlack,
          look.semibold);
}

void draw_row(const Rect& rect, std::span<const Column> columns, std::span<const std::string> cells,
              const RowLook& look, bool hovered) {
    if (look.chosen || hovered) wash(rect);
    if (look.rule_above) fill({rect.x, rect.y, rect.w, em_of(kHair)}, report::kLine);
    for (std::size_t i = 0; i < std::min(columns.size(), cells.size()); ++i) {
        write_cell(columns[i], rect.y, rect.h, cells[i], look, rect.x);
    }
}

}  // namespace

std::string top_bar(const TopBar& bar) {
    std::string hit;
    const Rect all = page();
    const auto offer = [&hit](bool was_pressed, const std::string& key) {
        if (was_pressed) hit = key;
    };
    const BarItem name{bar.name_key, bar.name};
    offer(bar_item(RecordKind::button, kMargin, name, true), name.key);

    float right = all.w - kMargin;
    for (const BarItem& one : bar.right) right -= bar_width(one);
    right -= 1.2F * static_cast<float>(std::max<std::size_t>(bar.right.size(), 1) - 1);
    const float beside_name = kMargin + bar_width(name) + 2.2F;
    const bool second_row = beside_name + tabs_width(bar, 2 * kBarReach) > right - 0.5F;
    const float first = second_row ? kMargin : beside_name;
    const float last = second_row ? all.w - kMargin : right - 0.5F;
    const float between = tab_gap(bar, first, last);
    float x = first;
    for (const BarItem& one : bar.tabs) {
        offer(bar_item(RecordKind::tab, x, one, false, second_row), one.key);
        x += bar_width(one) + between;
    }
    const float note = text_width(bar.note);
    if (right - 1.2F - note > (second_row ? beside_name : x) + 0.5F) {
        write(right - 1.2F - note, baseline_for(kTopBar / 2), bar.note, report::kGrey);
    }
    float place_x = right;
    for (const BarItem& one : bar.right) {
        offer(bar_item(RecordKind::button, place_x, one), one.key);
        place_x += bar_width(one) + 1.2F;
    }
    state().bar_height = kTopBar + (second_row ? kSecondRow : 0);
    fill({0, state().bar_height, all.w, em_of(kHair)}, report::kLine);
    return hit;
}

void footer(std::span<const std::string> texts) {
    const Rect all = page();
    const float top = all.h - kFooter;
    fill({kMargin, top, all.w - 2 * kMargin, em_of(kHair)}, report::kLine);
    const float baseline = baseline_for(top + kFooter / 2);
    const float room = all.w - 2 * kMargin;
    float used = 0;
    std::size_t fits = 0;
    for (const std::string& one : texts) {
        used += text_width(one) + (fits > 0 ? 2.0F : 0.0F);
        if (used > room) break;
        ++fits;
    }
    float x = kMargin;
    for (std::size_t i = 0; i < fits; ++i) {
        const float own = text_width(texts[i]);
        const bool at_right = i > 0 && i + 1 == texts.size();
        write(at_right ? all.w - kMargin - own : x, baseline, texts[i], report::kGrey);
        // Roomy where that leaves space for the others.
        const float gaps = static_cast<float>(std::max<std::size_t>(fits, 2) - 1);
        x += own + std::clamp((room - used) / gaps, 0.0F, 2.0F) + 2.0F;
    }
}

float block(int number, std::string_view headline, std::string_view grey_line, float width,
            int headline_lines) {
    const float top = cursor_y(), left = cursor_x();
    rule(width);
    gap(0.5F);
    const float indent = number > 0 ? kNumberDisc + 0.5F : 0;
    const float y = cursor_y();
    if (number > 0) {
        at(left, y + kBodyStep / 2 - kNumberDisc / 2 - 0.08F);  // level with the capitals of the headline
        number_disc(number);
    }
    at(left + indent, y);
    const float used = strong(headline, width - indent);
    gap(std::max(0.0F, static_cast<float>(headline_lines) * kBodyStep - used));
    grey(grey_line, width - indent);
    at(left, cursor_y() + 0.5F);
    return cursor_y() - top;
}

void rule(float width) { fill(place(width, em_of(kRule)), report::kBlack); }
void hairline(float width) { fill(place(width, em_of(kHair)), report::kLine); }
void vertical_hairline(float height) { fill(place(em_of(kHair), height), report::kLine); }

void card(const Rect& rect, bool chosen) {
    fill(rect, report::kWhite, kCardRadiusPx);
    outline(rect, chosen ? report::kBlack : report::kLine, chosen ? kRule : kHair, kCardRadiusPx);
    extend_content(rect);
}

void wash(const Rect& rect) { fill(rect, report::kWash); }

void table_row(std::span<const Column> columns, std::span<const std::string> cells, float width,
               const RowLook& look) {
    draw_row(place(width, look.height), columns, cells, look, false);
}

bool table_row_button(std::string_view key, std::span<const Column> columns,
                      std::span<const std::string> cells, float width, const RowLook& look) {
    const Rect rect = place(width, look.height);
    const Item it =
        item(RecordKind::button, key, cells.empty() ? "" : cells.front(), rect, true, look.chosen);
    draw_row(rect, columns, cells, look, it.hovered);
    return it.pressed;
}

}  // namespace skoen::gui::ui
