// Three doors, each with the question that a person brings, and the tasks that can be opened.
#include <algorithm>
#include <array>

#include "gui/screens/common.h"
#include "gui/screens/door_pictures.h"
#include "scenarios/catalogue.h"
#include "scenarios/texts.h"

namespace skoen::gui::screens {

namespace {

constexpr const char* kHome = "underretning";
constexpr float kInside = 1.5F;    // from a card's edge
constexpr float kPicture = 8.2F;   // height
constexpr float kTop = 1.2F;       // from a card's rule to its picture
constexpr float kSideBySide = 70;  // em of page width

struct Door {
    const char* key;
    const char* role;
    const char* question;
    const char* what;
    const char* note;
    report::Scene (*picture)(const DeskView& view, double width, double height);
};

constexpr std::array<Door, 3> kDoors = {Door{"leader", "desk.door.leader.role", "desk.door.leader.question",
                                             "desk.door.leader.what", "desk.door.leader.note", plans_picture},
                                        Door{"worker", "desk.door.worker.role", "desk.door.worker.question",
                                             "desk.door.worker.what", "desk.door.worker.note", scale_picture},
                                        Door{"researcher", "desk.door.researcher.role",
                                             "desk.door.researcher.question", "desk.door.researcher.what",
                                             "desk.door.researcher.note", vignettes_picture}};

void open(const DeskView& view, const std::string& scenario, const char* to, DeskCommands& out) {
    if (view.scenario != scenario) out.push_back(session::OpenScenario{scenario});
    out.push_back(session::OpenView{to, 0});
}

// The one door that leads somewhere; the others say that they are not built.
struct LeaderButtons {
    std::string compare, read;
    float first = 0, second = 0;  // widths
    bool in_line = true;
    float height = ui::kMainButton;
};

LeaderButtons leader_buttons(const DeskView& view, float width) {
    LeaderButtons b;
    b.compare = tr(view, "desk.door.compare");
    b.read = tr(view, "desk.door.read");
    b.first = ui::text_width(b.compare, true) + 2.2F;
    b.second = ui::text_width(b.read) + 2.2F;
    b.in_line = b.first + b.second + 0.6F <= width;
    b.height = b.in_line ? ui::kMainButton : ui::kMainButton + 0.5F + ui::kButton;
    return b;
}

void draw_leader_buttons(const DeskView& view, float x, float y, float width, DeskCommands& out) {
    const LeaderButtons b = leader_buttons(view, width);
    const std::string scenario = view.scenario.empty() ? kHome : view.scenario;
    ui::at(x, y);
    ui::next_width(b.in_line ? b.first : width);
    if (ui::button("door.leader.compare", b.compare, ui::Kind::main) || ui::shortcut(ui::Key::digit1)) {
        open(view, scenario, "outcomes", out);
    }
    ui::at(b.in_line ? x + b.first + 0.6F : x, b.in_line ? y + 0.15F : y + ui::kMainButton + 0.5F);
    ui::next_width(b.in_line ? b.second : width);
    if (ui::button("door.leader.read", b.read)) open(view, scenario, "scenario", out);
}

bool is_leader(const Door& door) { return door.key == kDoors[0].key; }

constexpr float kHeadSize = 1.5F;

float words_height(const DeskView& view, const Door& door, float width) {
    return ui::text_height(tr(view, door.role), width) + 0.1F +
           ui::text_height(tr(view, door.question), width, true, kHeadSize) + 0.5F +
           ui::text_height(tr(view, door.what), width) + ui::text_height(tr(view, door.note), width);
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

// All three as high as the one that needs most.
float tall_height(const DeskView& view, float width) {
    float height = 0;
    for (const Door& door : kDoors) {
        const float buttons = is_leader(door) ? leader_buttons(view, width).height + 1.2F : 0;
        height = std::max(height, words_height(view, door, width) + buttons);
    }
    return kTop + kPicture + height + kTop;
}

// Room beyond what the words need goes above and below the picture.
void tall_door(const DeskView& view, const Door& door, const ui::Rect& rect, float roomy, DeskCommands& out) {
    ui::card(rect);
    const float width = rect.w - 2 * kInside, x = rect.x + kInside;
    ui::at(rect.x, rect.y);
    ui::rule(rect.w);
    ui::at(x, rect.y + kTop + roomy * 0.25F);
    ui::scene(
        std::string("door.picture.") + door.key,
        door.picture(view, static_cast<double>(width), static_cast<double>(kPicture - 1 + roomy * 0.2F)));
    door_words(view, door, x, rect.y + kTop + kPicture + roomy * 0.7F, width);
    if (!is_leader(door)) return;
    draw_leader_buttons(view, x, rect.bottom() - kTop - leader_buttons(view, width).height, width, out);
}

constexpr float kFlatPicture = 13;  // width

float flat_height(const DeskView& view, const Door& door, float card_width) {
    const float width = card_width - 3 * kInside - kFlatPicture;
    const float buttons = is_leader(door) ? leader_buttons(view, width).height + 0.8F : 0;
    return std::max(kTop + kPicture - 1, 0.7F + words_height(view, door, width) + buttons) + 1;
}

void flat_door(const DeskView& view, const Door& door, const ui::Rect& rect, DeskCommands& out) {
    ui::card(rect);
    ui::at(rect.x, rect.y);
    ui::rule(rect.w);
    ui::at(rect.x + kInside, rect.y + kTop);
    ui::scene(std::string("door.picture.") + door.key,
              door.picture(view, static_cast<double>(kFlatPicture), kPicture - 1));
    const float x = rect.x + 2 * kInside + kFlatPicture, width = rect.right() - kInside - x;
    door_words(view, door, x, rect.y + 0.7F, width);
    if (!is_leader(door)) return;
    draw_leader_buttons(view, x, rect.bottom() - 1 - leader_buttons(view, width).height, width, out);
}

constexpr float kDoorGutter = 2;
float door_width(float width) { return (width - 2 * kDoorGutter) / 3; }

// Beside each other where there is room, else below. Returns the y below.
float draw_doors(const DeskView& view, float x, float y, float width, bool beside, float roomy,
                 DeskCommands& out) {
    if (beside) {
        const float door = door_width(width), height = tall_height(view, door - 2 * kInside) + roomy;
        for (std::size_t i = 0; i < kDoors.size(); ++i) {
            const ui::Rect rect{x + static_cast<float>(i) * (door + kDoorGutter), y, door, height};
            tall_door(view, kDoors[i], rect, roomy, out);
        }
        return y + height;
    }
    for (const Door& door : kDoors) {
        const float height = flat_height(view, door, width);
        flat_door(view, door, {x, y, width, height}, out);
        y += height + 1;
    }
    return y - 1;
}

constexpr float kBeforeDoors = 1.2F, kAfterDoors = 1.6F, kBelow = 0.8F;

// With tasks of one line each.
float tasks_height() {
    return 0.5F + ui::kBodyStep + 0.4F +
           (ui::kBodyStep + 0.7F) * static_cast<float>(scenarios::scenarios().size());
}

// The home task first, ideas that were never built last.
std::vector<scenarios::ScenarioEntry> tasks_in_order() {
    std::vector<scenarios::ScenarioEntry> out = scenarios::scenarios();
    const auto place = [](const scenarios::ScenarioEntry& e) { return e.id == kHome ? 0 : e.idea ? 2 : 1; };
    std::stable_sort(out.begin(), out.end(),
                     [&](const auto& a, const auto& b) { return place(a) < place(b); });
    return out;
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
    for (const scenarios::ScenarioEntry& entry : tasks_in_order()) {
        const float y = ui::cursor_y();
        ui::hairline(width);
        ui::at(x, y + 0.35F);
        const float name_height = ui::strong(tr(view, entry.name), name);
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
        ui::at(x, y + std::max(height, name_height) + 0.7F);
    }
    ui::hairline(width);
}

}  // namespace

void draw_welcome(const DeskView& view, DeskCommands& out) {
    const ui::Rect area = ui::content();
    const bool beside = area.w + 2 * ui::kMargin >= kSideBySide;
    body("welcome", area.y, [&](float width, float height) {
        ui::at(kRing, 0);
        ui::headline(tr(view, "desk.welcome.promise"), width);
        ui::at(kRing, ui::cursor_y() + 0.2F);
        ui::body(tr(view, "desk.welcome.invented"), width);
        const float top = ui::cursor_y();
        const float needed = top + kBeforeDoors + tall_height(view, door_width(width) - 2 * kInside) +
                             kAfterDoors + tasks_height() + kBelow;
        const float spare = beside ? std::clamp(height - needed, 0.0F, 10.0F) : 0;
        const float below =
            draw_doors(view, kRing, top + kBeforeDoors + spare * 0.1F, width, beside, spare * 0.5F, out);
        ui::at(kRing, below + kAfterDoors + spare * 0.15F);
        draw_tasks(view, kRing, width, out);
        ui::gap(kBelow);
    });
}

}  // namespace skoen::gui::screens
