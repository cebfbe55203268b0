// The facilitator's page: agenda at the left, what the room does in the middle, notes and the wall at the right.
#include "gui/screens/workshop.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "scenarios/workshop.h"

namespace skoen::gui::screens {

namespace {

using session::Workshop;

constexpr float kWithNotes = 64;  // em of page width from which notes stand beside the item
constexpr float kAgenda = 15.5F, kNotes = 20, kBetween = 2;
constexpr float kAgendaRow = 1.75F;

// When the open item was opened, by this window's clock; shown and never stored.
struct ItemClock {
    const scenarios::WorkshopDefinition* workshop = nullptr;
    int item = -1;
    double since = 0;
};

double seconds_in_item(const Workshop& w) {
    static thread_local ItemClock clock;
    if (clock.workshop != w.definition.get() || clock.item != w.item)
        clock = {w.definition.get(), w.item, ui::seconds()};
    return std::max(0.0, ui::seconds() - clock.since);
}

std::string minutes_words(double seconds) {
    const auto whole = static_cast<long>(std::floor(seconds));
    const std::string rest = std::to_string(whole % 60);
    return std::to_string(whole / 60) + ':' + (rest.size() < 2 ? "0" : "") + rest;
}

void draw_list(const DeskView& view, DeskCommands& out) {
    const ui::Rect area = ui::content();
    body("workshops", area.y, [&](float width, float) {
        ui::at(kRing, 0);
        ui::headline(tr(view, "workshop.list.headline"), width);
        ui::at(kRing, ui::cursor_y() + 0.2F);
        ui::body(tr(view, "workshop.list.words"), std::min(width, 52.0F));
        ui::at(kRing, ui::cursor_y() + 0.8F);
        for (const scenarios::WorkshopEntry& entry : scenarios::workshops()) {
            const float y = ui::cursor_y(), words = std::min(width - 12, 52.0F);
            ui::rule(width);
            ui::at(kRing, y + 0.6F);
            ui::strong(tr(view, entry.name), words);
            ui::at(kRing, ui::cursor_y());
            ui::body(tr(view, entry.summary), words);
            ui::at(kRing, ui::cursor_y());
            ui::grey(tr(view, "workshop.list.minutes", {std::to_string(entry.minutes)}));
            const float below = ui::cursor_y() + 0.8F;
            const std::string label = tr(view, "workshop.list.open");
            const float wide = ui::text_width(label, true) + 2.2F;
            ui::at(kRing + width - wide, y + 0.6F);
            ui::next_width(wide);
            if (ui::button("open_workshop." + entry.id, label, ui::Kind::main))
                out.push_back(session::OpenWorkshop{entry.id});
            ui::at(kRing, below);
        }
    });
}

void draw_agenda(const DeskView& view, float x, float width, DeskCommands& out) {
    const Workshop& w = *view.workshop;
    const float top = ui::cursor_y();
    ui::at(x, top);
    ui::rule(width);
    ui::at(x, top + 0.5F);
    ui::strong(tr(view, "workshop.agenda"));
    float y = ui::cursor_y() + 0.2F;
    for (std::size_t i = 0; i < w.items.size(); ++i) {
        const scenarios::WorkshopItem& item = w.definition->agenda[i];
        const bool open = static_cast<int>(i) == w.item;
        const std::string& title = tr(view, item.title);
        const float words = width - 2.6F;
        const float height = std::max(kAgendaRow, ui::text_height(title, words, open) + 0.4F);
        const ui::Rect row{x, y, width, height};
        if (open) ui::wash(row);
        ui::at(x, y);
        if (ui::press_area("item." + item.id, title, row, open))
            out.push_back(session::GoToItem{static_cast<int>(i)});
        ui::at(x + 0.3F, y + 0.2F);
        ui::text(title, words, open ? ui::strong_look() : ui::body_look());
        ui::TextLook minutes = ui::grey_look();
        minutes.align = ui::Align::right;
        ui::at(x + width - 0.3F, y + 0.2F);
        ui::text(std::to_string(item.minutes), 0, minutes);
        y += height;
    }
    ui::at(x, y + 0.4F);
}

// Paragraphs stand apart by an empty line.
void draw_paragraphs(const std::string& words, float x, float width) {
    for (std::size_t from = 0; from < words.size();) {
        const std::size_t end = std::min(words.find("\n\n", from), words.size());
        ui::at(x, ui::cursor_y());
        ui::body(words.substr(from, end - from), width);
        ui::gap(0.5F);
        from = end + 2;
    }
}

void draw_notes(const DeskView& view, float x, float width, DeskCommands& out) {
    const Workshop& w = *view.workshop;
    const float top = ui::cursor_y();
    ui::at(x, top);
    ui::rule(width);
    ui::at(x, top + 0.5F);
    ui::strong(tr(view, "workshop.wall"), width);
    ui::at(x, ui::cursor_y() + 0.2F);
    const std::array<std::string, 3> labels = {
        tr(view, "workshop.wall.live"), tr(view, "workshop.wall.frozen"), tr(view, "workshop.wall.black")};
    constexpr std::array<const char*, 3> kWalls = {"live", "frozen", "black"};
    int current = 0;
    for (std::size_t i = 0; i < kWalls.size(); ++i) {
        if (w.wall == kWalls[i]) current = static_cast<int>(i);
    }
    ui::next_width(width);
    const int hit = ui::segmented("wall", labels, current);
    if (hit >= 0 && hit != current) out.push_back(session::SetWall{kWalls[static_cast<std::size_t>(hit)]});
    ui::at(x, ui::cursor_y() + 0.2F);
    ui::grey(tr(view, "workshop.wall.keys"), width);
    ui::at(x, ui::cursor_y() + 0.6F);
    ui::hairline(width);
    ui::at(x, ui::cursor_y() + 0.5F);
    ui::strong(tr(view, "workshop.notes"), width);
    draw_paragraphs(tr(view, w.open_item().notes), x, width);
}

float draw_workshop_head(const DeskView& view, DeskCommands& out) {
    const Workshop& w = *view.workshop;
    const ui::Rect area = ui::content();
    const int items = static_cast<int>(w.items.size());
    const std::vector<LineButton> line{
        {"room.undo", tr(view, "desk.plan.undo"), ui::Kind::plain, view.can_undo},
        {"item.back", tr(view, "workshop.back"), ui::Kind::plain, w.item > 0},
        {"item.next", tr(view, "workshop.next"), ui::Kind::main, w.item + 1 < items}};
    const int hit = buttons_to_the_right(area.right(), area.y, line);
    if (hit == 0) out.push_back(session::Undo{});
    if (hit == 1) step_item(view, -1, out);
    if (hit == 2) step_item(view, 1, out);
    const float width = area.w - width_of(line) - 2;
    const bool below = width < 24;
    ui::at(area.x, below ? area.y + 2.6F : area.y);
    ui::headline(tr(view, w.open_item().title), below ? area.w : width);
    ui::at(area.x, ui::cursor_y());
    ui::grey(tr(view, "workshop.place",
                {std::to_string(w.item + 1), std::to_string(items), minutes_words(seconds_in_item(w)),
                 std::to_string(w.open_item().minutes)}),
             below ? area.w : width);
    return std::max(ui::cursor_y(), area.y + 2.4F) + 0.5F;
}

}  // namespace

void step_item(const DeskView& view, int by, DeskCommands& out) {
    const int to = view.workshop->item + by;
    if (to >= 0 && to < static_cast<int>(view.workshop->items.size())) out.push_back(session::GoToItem{to});
}

void wall_keys(const DeskView& view, DeskCommands& out) {
    const Workshop& w = *view.workshop;
    if (ui::shortcut(ui::Key::page_down)) step_item(view, 1, out);
    if (ui::shortcut(ui::Key::page_up)) step_item(view, -1, out);
    const auto flip = [&](ui::Key key, const char* wall) {
        if (ui::shortcut(key)) out.push_back(session::SetWall{w.wall == wall ? "live" : wall});
    };
    flip(static_cast<ui::Key>(static_cast<int>(ui::Key::a) + 1), "black");   // B
    flip(static_cast<ui::Key>(static_cast<int>(ui::Key::a) + 5), "frozen");  // F
}

void draw_workshop(const DeskView& view, DeskCommands& out) {
    if (!view.workshop) return draw_list(view, out);
    ui::tick();
    wall_keys(view, out);
    const float top = draw_workshop_head(view, out);
    body("workshop", top, [&](float width, float) {
        const bool beside = width + 2 * ui::kMargin >= kWithNotes && view.scale < 1.5;
        if (beside) {
            const float middle = width - kAgenda - kNotes - 2 * kBetween;
            ui::at(kRing, 0);
            draw_agenda(view, kRing, kAgenda, out);
            float lowest = ui::cursor_y();
            ui::at(kRing + width - kNotes, 0);
            draw_notes(view, kRing + width - kNotes, kNotes, out);
            lowest = std::max(lowest, ui::cursor_y());
            ui::at(kRing + kAgenda + kBetween, 0);
            draw_item(view, middle, out);
            ui::at(kRing, std::max(lowest, ui::cursor_y()) + 0.3F);
        } else {
            ui::at(kRing, 0);
            draw_item(view, width, out);
            ui::at(kRing, ui::cursor_y() + 0.8F);
            draw_notes(view, kRing, width, out);
            ui::at(kRing, ui::cursor_y() + 0.8F);
            draw_agenda(view, kRing, width, out);
        }
        ui::gap(0.2F);
    });
}

}  // namespace skoen::gui::screens
