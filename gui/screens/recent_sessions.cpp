// Sessions that can be gone on with, on the first page.
#include <algorithm>

#include "gui/screens/common.h"
#include "scenarios/catalogue.h"
#include "scenarios/workshop.h"

namespace skoen::gui::screens {

namespace {

constexpr std::size_t kMostRecent = 3;

// "2026-11-20 09:30" as "20. november, 9.30" or "20 November, 9:30".
std::string day_words(const DeskView& view, const std::string& begun) {
    if (begun.size() < 16) return begun;
    const auto number = [&begun](std::size_t at) {
        return begun[at] == '0' ? begun.substr(at + 1, 1) : begun.substr(at, 2);
    };
    return tr(view, "workshop.day",
              {number(8), tr(view, "workshop.month." + number(5)), number(11), begun.substr(14, 2)});
}

std::string about_words(const DeskView& view, const std::string& about) {
    for (const scenarios::WorkshopEntry& entry : scenarios::workshops()) {
        if (entry.id == about) return tr(view, entry.name);
    }
    for (const scenarios::ScenarioEntry& entry : scenarios::scenarios()) {
        if (entry.id == about) return tr(view, entry.name);
    }
    for (const session::OwnScenario& one : view.own_scenarios) {
        if (one.path == about) return tr(view, one.name);
    }
    return about;
}

}  // namespace

void draw_recent_sessions(const DeskView& view, float x, float width, DeskCommands& out) {
    std::size_t shown = 0;
    for (const session::SessionEntry& entry : view.sessions) {
        if (!entry.fault.empty() || entry.kind != session::SessionKind::workshop || shown == kMostRecent)
            continue;
        if (shown++ == 0) {
            ui::at(x, ui::cursor_y());
            ui::rule(width);
            ui::gap(0.5F);
            ui::at(x, ui::cursor_y());
            ui::strong(tr(view, "workshop.recent"));
            ui::at(x, ui::cursor_y() + 0.3F);
        }
        const float y = ui::cursor_y();
        ui::hairline(width);
        const std::string link = tr(view, "workshop.resume");
        const float wide = ui::text_width(link);
        ui::at(x, y + 0.35F);
        ui::body(
            tr(view, "workshop.recent_line",
               {day_words(view, entry.begun), about_words(view, entry.about), std::to_string(entry.steps)}),
            width - wide - 1);
        const float below = ui::cursor_y();
        ui::at(x + width - wide, y + 0.25F);
        if (ui::button("resume." + entry.id, link, ui::Kind::link))
            out.push_back(session::ResumeSession{entry.id});
        ui::at(x, std::max(below, ui::cursor_y()) + 0.3F);
    }
    if (shown > 0) ui::at(x, ui::cursor_y() + 0.6F);
}

}  // namespace skoen::gui::screens
