// What the room sees: one sentence, at most one picture, large.
#include "gui/screens/workshop.h"
#include "report/charts_workshop.h"

namespace skoen::gui::screens {

namespace {

using scenarios::ItemKind;
using session::Workshop;

constexpr float kEdge = 2, kWallFoot = 2;

std::string wall_sentence(const DeskView& view) {
    const Workshop& w = *view.workshop;
    const scenarios::WorkshopItem& item = w.open_item();
    if (item.kind == ItemKind::debrief && w.card >= 0)
        return tr(view, w.definition->cards[static_cast<std::size_t>(w.card)].text);
    if (item.kind == ItemKind::event && !w.released.empty()) {
        for (const scenarios::WorkshopEvent& event : w.definition->events) {
            if (event.id == w.released.back()) return tr(view, event.words);
        }
    }
    if ((item.kind == ItemKind::curve || item.kind == ItemKind::number) && w.open_state().revealed) {
        const std::string gap = report::gap_sentence(view, w.item);
        if (!gap.empty()) return gap;
    }
    return tr(view, item.wall);
}

std::optional<report::Chart> wall_picture(const DeskView& view, const report::Frame& frame) {
    const Workshop& w = *view.workshop;
    switch (w.open_item().kind) {
    case ItemKind::curve:
    case ItemKind::number:
        return report::guess_chart(view, w.item, -1, frame);
    case ItemKind::vote:
        return report::votes_chart(view, w.item, frame);
    case ItemKind::compare:
        return report::teams_chart(view, frame);
    case ItemKind::look:
        if (view.comparison && view.world) return wall_chart(view, w.open_item().picture, frame);
        return std::nullopt;
    default:
        return std::nullopt;
    }
}

}  // namespace

void draw_wall(const DeskView& view, DeskCommands& out) {
    if (!view.workshop) return;
    wall_keys(view, out);
    const ui::Rect page = ui::page();
    if (view.workshop->wall == "black") {
        ui::darken();
        return;
    }
    const float width = page.w - 2 * kEdge;
    ui::at(kEdge, 1.2F);
    ui::headline(wall_sentence(view), width);
    const float below = ui::cursor_y() + 0.1F;
    const auto frame = [&](float top) {
        return report::Frame{
            static_cast<double>(width), static_cast<double>(page.h - kWallFoot - top - 0.6F), 0, 1, 1,
            report::text_width};
    };
    if (const auto first = wall_picture(view, frame(below + 2))) {
        ui::at(kEdge, below);
        const float top = below + ui::grey(first->counted, width) + 0.5F;
        const auto chart = wall_picture(view, frame(top));
        ui::at(kEdge, top);
        ui::scene("wall.picture", chart->picture);
    }
    ui::at(kEdge, page.h - kWallFoot);
    ui::grey(tr(view, "desk.footer.synthetic"));
}

}  // namespace skoen::gui::screens
