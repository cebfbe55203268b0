// Three doors, each with the question that a person brings, and the tasks that can be opened.
#include <array>

#include "gui/screens/common.h"
#include "gui/screens/door_pictures.h"
#include "scenarios/catalogue.h"
#include "scenarios/texts.h"

namespace skoen::gui::screens {

namespace {

constexpr const char* kHome = "underretning";
constexpr float kInside = 1.5F;        // from a card's edge
constexpr float kPicture = 8.2F;       // height
constexpr float kDoor = 23;            // height of a door beside others
constexpr float kFlatDoor = 11.5F;     // height of a door below others
constexpr float kSideBySide = 70;      // em of page width

struct Door {
    const char* key;
    const char* role;
    const char* question;
    const char* what;
    const char* note;
    report::Scene (*picture)(const DeskView& view, double width, double height);
};

constexpr std::array<Door, 3> kDoors = {
    Door{"leader", "desk.door.leader.role", "desk.door.leader.question", "desk.door.leader.what",
         "desk.door.leader.note", plans_picture},
    Door{"worker", "desk.door.worker.role", "desk.door.worker.question", "desk.door.worker.what",
         "desk.door.worker.note", scale_picture},
    Door{"researcher", "desk.door.researcher.role", "desk.door.researcher.question", "desk.door.researcher.what",
         "desk.door.researcher.note", vignettes_picture}};

void open(const DeskView& view, const std::string& scenario, const char* to, DeskCommands& out) {
    if (view.scenario != scenario) out.push_back(session::OpenScenario{scenario});
    out.push_back(session::OpenView{to, 0});
}

// The one door that leads somewhere; the others say that they are not built.
void leader_buttons(const DeskView& view, float x, float y, float width, DeskCommands& out) {
    const std::string compare = tr(view, "desk.door.compare"), read = tr(view, "desk.door.read");
    const std::string scenario = view.scenario.empty() ? kHome : view.scenario;
    const float first = ui::text_width(compare, true) + 2.2F, second = ui::text_width(read) + 2.2F;
    const bool in_line = first + second + 0.6F <= width;
    ui::at(x, y);
    ui::next_width(in_line ? first : width);
    if (ui::button("door.leader.compare", compare, ui::Kind::main) || ui::shortcut(ui::Key::digit1)) {
        open(view, scenario, "outcomes", out);
    }
    ui::at(in_line ? x + first + 0.6F : x, in_line ? y + 0.15F : y + 2.7F);
    ui::next_width(in_line ? second : width);
    if (ui::button("door.leader.read", read)) open(view, scenario, "scenario", out);
}

void door_words(const DeskView& view, const Door& door, float x, float y, float width) {
    ui::at(x, y);
    ui::grey(tr(view, door.role), width);
    ui::at(x, ui::cursor_y() + 0.1F);
    ui::headline(tr(view, door.question), width);
    ui::at(x, ui::cursor_y() + 0.5F);
    ui::body(tr(view, door.what), width);
    ui::at(x, ui::cursor_y());
    ui::grey(tr(view, door.note), width);
}

void tall_door(const DeskView& view, const Door& door, const ui::Rect& rect, DeskCommands& out) {
    ui::card(rect);
    const float width = rect.w - 2 * kInside, x = rect.x + kInside;
    ui::at(rect.x, rect.y);
    ui::rule(rect.w);
    ui::at(x, rect.y + 1.2F);
    ui::scene(std::string("door.picture.") + door.key, door.picture(view, static_cast<double>(width), kPicture - 1));
    door_words(view, door, x, rect.y + 1.2F + kPicture, width);
    if (door.key == kDoors[0].key) leader_buttons(view, x, rect.bottom() - 1.2F - ui::kMainButton, width, out);
}

void flat_door(const DeskView& view, const Door& door, const ui::Rect& rect, DeskCommands& out) {
    ui::card(rect);
    ui::at(rect.x, rect.y);
    ui::rule(rect.w);
    const float picture = 13;
    ui::at(rect.x + kInside, rect.y + 1.2F);
    ui::scene(std::string("door.picture.") + door.key, door.picture(view, static_cast<double>(picture), kPicture - 1));
    const float x = rect.x + 2 * kInside + picture, width = rect.right() - kInside - x;
    door_words(view, door, x, rect.y + 0.7F, width);
    if (door.key == kDoors[0].key) leader_buttons(view, x, rect.bottom() - 0.8F - ui::kMainButton, width, out);
}

void draw_tasks(const DeskView& view, float x, float width, DeskCommands& out) {
    ui::at(x, ui::cursor_y());
    ui::rule(width);
    ui::gap(0.5F);
    ui::at(x, ui::cursor_y());
    const float top = ui::cursor_y();
    ui::strong(tr(view, "desk.tasks"));
    const std::string keys = tr(view, "desk.welcome.keys");
    ui::at(x + width - ui::text_width(keys), top);
    ui::grey(keys);
    ui::at(x, ui::cursor_y() + 0.4F);
    const float name = 16, link = 8;
    for (const scenarios::ScenarioEntry& entry : scenarios::scenarios()) {
        const float y = ui::cursor_y();
        ui::hairline(width);
        ui::at(x, y + 0.35F);
        ui::strong(tr(view, entry.name), name);
        const bool opens = !entry.idea;
        ui::at(x + name + 0.5F, y + 0.35F);
        const bool described = scenarios::has_text("desk.task." + entry.id);
        const std::string words = !opens      ? tr(view, "desk.task.idea")
                                  : described ? tr(view, "desk.task." + entry.id)
                                              : tr(view, entry.summary);
        const float height = ui::body(words, width - name - link - 1);
        ui::at(x + width - ui::text_width(tr(view, "desk.task.read")), y + 0.25F);
        if (opens && ui::button("task." + entry.id, tr(view, "desk.task.read"), ui::Kind::link)) {
            open(view, entry.id, "scenario", out);
        }
        ui::at(x, y + height + 0.7F);
    }
    ui::hairline(width);
}

}  // namespace

void draw_welcome(const DeskView& view, DeskCommands& out) {
    const ui::Rect area = ui::content();
    const bool beside = area.w + 2 * ui::kMargin >= kSideBySide;
    body("welcome", area.y, [&](float width, float) {
        ui::at(kRing, 0);
        ui::headline(tr(view, "desk.welcome.promise"), width);
        ui::at(kRing, ui::cursor_y() + 0.2F);
        ui::body(tr(view, "desk.welcome.invented"), width);
        const float top = ui::cursor_y() + 1.2F;
        const float gutter = 2, door = (width - 2 * gutter) / 3;
        for (std::size_t i = 0; i < kDoors.size(); ++i) {
            const auto k = static_cast<float>(i);
            if (beside) tall_door(view, kDoors[i], {kRing + k * (door + gutter), top, door, kDoor}, out);
            if (!beside) flat_door(view, kDoors[i], {kRing, top + k * (kFlatDoor + 1), width, kFlatDoor}, out);
        }
        ui::at(kRing, top + (beside ? kDoor + 1.8F : 3 * (kFlatDoor + 1) + 0.8F));
        draw_tasks(view, kRing, width, out);
        ui::gap(0.8F);
    });
}

}  // namespace skoen::gui::screens
