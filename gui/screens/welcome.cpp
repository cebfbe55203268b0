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

struct DoorCard {
    session::Door door;
    const char* key;
    const char* role;
    const char* question;
    const char* what;
    const char* note;
    const char* open;  // words of the main button
    ui::Key shortcut;
    report::Scene (*picture)(const DeskView& view, double width, double height);
};

constexpr std::array kCards = {
    DoorCard{session::Door::leader, "leader", "desk.door.leader.role", "desk.door.leader.question",
             "desk.door.leader.what", "desk.door.leader.note", "desk.door.compare", ui::Key::digit1,
             plans_picture},
    DoorCard{session::Door::caseworker, "worker", "desk.door.worker.role", "desk.door.worker.question",
             "desk.door.worker.what", "desk.door.worker.note", "desk.door.worker.open", ui::Key::digit2,
             scale_picture},
    DoorCard{session::Door::researcher, "researcher", "desk.door.researcher.role",
             "desk.door.researcher.question", "desk.door.researcher.what", "desk.door.researcher.note",
             "desk.door.researcher.open", ui::Key::digit3, vignettes_picture}};

void open(const DeskView& view, const std::string& scenario, const char* to, DeskCommands& out) {
    if (view.scenario != scenario) out.push_back(session::OpenScenario{scenario});
    out.push_back(session::OpenView{to, 0});
}

// The buttons of a door, none while nothing is behind it: the main one, and at the leader's another beside or below it.
struct DoorButtons {
    std::string main, second;
    float first_width = 0, second_width = 0;
    bool in_line = true;
    float height = 0;
};

DoorButtons buttons_of(const DeskView& view, const DoorCard& card, float width) {
    DoorButtons b;
    if (session::first_view(card.door) == nullptr) return b;
    b.main = tr(view, card.open);
    b.first_width = ui::text_width(b.main, true) + 2.2F;
    b.height = ui::kMainButton;
    if (card.door != session::Door::leader) return b;
    b.second = tr(view, "workshop.door");
    b.second_width = ui::text_width(b.second) + 2.2F;
    b.in_line = b.first_width + b.second_width + 0.6F <= width;
    if (!b.in_line) b.height += 0.5F + ui::kButton;
    return b;
}

void draw_buttons(const DeskView& view, const DoorCard& card, float x, float y, float width,
                  DeskCommands& out) {
    const DoorButtons b = buttons_of(view, card, width);
    const bool leads = card.door == session::Door::leader;
    const std::string scenario = view.scenario.empty() ? kHome : view.scenario;
    ui::at(x, y);
    ui::next_width(b.in_line ? b.first_width : width);
    const std::string key = std::string("door.") + card.key;
    if (ui::button(key + (leads ? ".compare" : ".open"), b.main, ui::Kind::main) ||
        ui::shortcut(card.shortcut)) {
        if (card.door == session::Door::caseworker) {
            out.push_back(session::OpenView{session::first_view(card.door), 0});  // brings its own tasks
        } else {
            open(view, scenario, leads ? "outcomes" : session::first_view(card.door), out);
        }
    }
    if (b.second.empty()) return;
    ui::at(b.in_line ? x + b.first_width + 0.6F : x, b.in_line ? y + 0.15F : y + ui::kMainButton + 0.5F);
    ui::next_width(b.in_line ? b.second_width : width);
    if (ui::button(key + ".workshop", b.second)) out.push_back(session::OpenView{"workshop", 0});
}

constexpr float kHeadSize = 1.5F;

float words_height(const DeskView& view, const DoorCard& door, float width) {
    return ui::text_height(tr(view, door.role), width) + 0.1F +
           ui::text_height(tr(view, door.question), width, true, kHeadSize) + 0.5F +
           ui::text_height(tr(view, door.what), width) + ui::text_height(tr(view, door.note), width);
}

void door_words(const DeskView& view, const DoorCard& door, float x, float y, float width) {
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
    for (const DoorCard& door : kCards) {
        const float buttons = buttons_of(view, door, width).height;
        height = std::max(height, words_height(view, door, width) + (buttons > 0 ? buttons + 1.2F : 0));
    }
    return kTop + kPicture + height + kTop;
}

// Room beyond what the words need goes above and below the picture.
void tall_door(const DeskView& view, const DoorCard& door, const ui::Rect& rect, float roomy,
               DeskCommands& out) {
    ui::card(rect);
    const float width = rect.w - 2 * kInside, x = rect.x + kInside;
    ui::at(rect.x, rect.y);
    ui::rule(rect.w);
    ui::at(x, rect.y + kTop + roomy * 0.25F);
    ui::scene(
        std::string("door.picture.") + door.key,
        door.picture(view, static_cast<double>(width), static_cast<double>(kPicture - 1 + roomy * 0.2F)));
    door_words(view, door, x, rect.y + kTop + kPicture + roomy * 0.7F, width);
    const float buttons = buttons_of(view, door, width).height;
    if (buttons > 0) draw_buttons(view, door, x, rect.bottom() - kTop - buttons, width, out);
}

constexpr float kFlatPicture = 13;  // width

float flat_height(const DeskView& view, const DoorCard& door, float card_width) {
    const float width = card_width - 3 * kInside - kFlatPicture;
    const float buttons = buttons_of(view, door, width).height;
    return std::max(kTop + kPicture - 1,
                    0.7F + words_height(view, door, width) + (buttons > 0 ? buttons + 0.8F : 0)) +
           1;
}

void flat_door(const DeskView& view, const DoorCard& door, const ui::Rect& rect, DeskCommands& out) {
    ui::card(rect);
    ui::at(rect.x, rect.y);
    ui::rule(rect.w);
    ui::at(rect.x + kInside, rect.y + kTop);
    ui::scene(std::string("door.picture.") + door.key,
              door.picture(view, static_cast<double>(kFlatPicture), kPicture - 1));
    const float x = rect.x + 2 * kInside + kFlatPicture, width = rect.right() - kInside - x;
    door_words(view, door, x, rect.y + 0.7F, width);
    const float buttons = buttons_of(view, door, width).height;
    if (buttons > 0) draw_buttons(view, door, x, rect.bottom() - 1 - buttons, width, out);
}

constexpr float kDoorGutter = 2;
float door_width(float width) { return (width - 2 * kDoorGutter) / 3; }

// Beside each other where there is room, else below. Returns the y below.
float draw_doors(const DeskView& view, float x, float y, float width, bool beside, float roomy,
                 DeskCommands& out) {
    if (beside) {
        const float door = door_width(width), height = tall_height(view, door - 2 * kInside) + roomy;
        for (std::size_t i = 0; i < kCards.size(); ++i) {
            const ui::Rect rect{x + static_cast<float>(i) * (door + kDoorGutter), y, door, height};
            tall_door(view, kCards[i], rect, roomy, out);
        }
        return y + height;
    }
    for (const DoorCard& door : kCards) {
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

// What somebody wrote here, below what is shipped.
void draw_own_tasks(const DeskView& view, float x, float width, DeskCommands& out) {
    constexpr float kName = 16, kLinks = 12;
    for (const session::OwnScenario& one : view.own_scenarios) {
        const float y = ui::cursor_y();
        ui::hairline(width);
        ui::at(x, y + 0.35F);
        const std::string& name = tr(view, one.name);
        const float name_height = ui::strong(name.empty() ? one.id : name, kName);
        ui::at(x + kName + 0.5F, y + 0.35F);
        const std::string words =
            one.sound ? tr(view, "editor.own") + ". " + tr(view, one.summary) : tr(view, "editor.own_faulty");
        const float height = ui::body(base::shortened(words, 200), width - kName - kLinks - 1);
        const std::string read = tr(view, "desk.task.read"), edit = tr(view, "editor.edit");
        ui::at(x + width - ui::text_width(read), y + 0.25F);
        if (one.sound && ui::button("task." + one.id, read, ui::Kind::link))
            open(view, one.path, "scenario", out);
        ui::at(x + width - ui::text_width(read) - ui::text_width(edit) - 1.5F, y + 0.25F);
        if (ui::button("task.edit." + one.id, edit, ui::Kind::link)) edit_scenario(view, one.path, out);
        ui::at(x, y + std::max(height, name_height) + 0.7F);
    }
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
    draw_own_tasks(view, x, width, out);
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
        draw_recent_sessions(view, kRing, width, out);
        draw_tasks(view, kRing, width, out);
        ui::gap(kBelow);
    });
}

}  // namespace skoen::gui::screens
