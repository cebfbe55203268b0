// A scenario that is being written: its parts, the fields of the part that is open, and what it means right now.
#include <algorithm>
#include <array>

#include "gui/screens/common.h"
#include "gui/screens/draft_form.h"
#include "scenarios/fault_words.h"

namespace skoen::gui::screens {

namespace {

using scenarios::FormEntry;

struct DraftPart {
    const char* name;
    std::vector<std::string> keys;  // at the top of the file
};

// Behaviour is the ledger's and has a page of its own; sources follow what they speak of.
constexpr std::array kNotHere = {"schema", "behaviour", "sources"};

const std::vector<DraftPart>& known_parts() {
    static const std::vector<DraftPart> parts = {
        {"editor.part.words", {"id", "name", "summary", "law", "law_as_of", "idea"}},
        {"editor.part.decision", {"decision"}},
        {"editor.part.errors", {"prevalence", "auc_model", "auc_best", "unexplained", "costs"}},
        {"editor.part.features", {"features", "correlations"}},
        {"editor.part.cues", {"cues"}},
        {"editor.part.groups", {"groups", "equity_group"}},
        {"editor.part.office", {"minutes", "office"}},
        {"editor.part.model", {"history", "model"}},
        {"editor.part.plans", {"default_strategies", "questions"}}};
    return parts;
}

constexpr std::size_t kDecisionPart = 1;

std::string top_key(const std::string& pointer) {
    return pointer.empty() ? "" : pointer.substr(1, pointer.find('/', 1) - 1);
}

// What the language has beside the known keys belongs to the decision: a new kind brings facts of its own.
std::vector<DraftPart> parts_of(const session::ScenarioDraft& draft) {
    std::vector<DraftPart> parts = known_parts();
    for (const FormEntry& entry : draft.reading.form) {
        if (entry.depth > 0) continue;
        const std::string key = top_key(entry.pointer);
        const auto holds = [&](const DraftPart& part) {
            return std::find(part.keys.begin(), part.keys.end(), key) != part.keys.end();
        };
        if (std::find(kNotHere.begin(), kNotHere.end(), key) == kNotHere.end() &&
            std::none_of(parts.begin(), parts.end(), holds))
            parts[kDecisionPart].keys.push_back(key);
    }
    return parts;
}

int part_of(const std::vector<DraftPart>& parts, const std::string& pointer) {
    const std::string key = top_key(pointer);
    for (std::size_t p = 0; p < parts.size(); ++p) {
        if (std::find(parts[p].keys.begin(), parts[p].keys.end(), key) != parts[p].keys.end())
            return static_cast<int>(p);
    }
    return 0;
}

int faults_in(const session::ScenarioDraft& draft, const std::vector<DraftPart>& parts, int part) {
    return static_cast<int>(
        std::count_if(draft.reading.faults.begin(), draft.reading.faults.end(),
                      [&](const base::Fault& fault) { return part_of(parts, fault.pointer) == part; }));
}

// The place in the list that a pointer leads into; 0 elsewhere.
int item_in(const std::string& pointer) {
    const std::size_t slash = pointer.find('/', 1);
    if (slash == std::string::npos || slash + 1 >= pointer.size()) return 0;
    int place = 0;
    for (std::size_t i = slash + 1;
         i < pointer.size() && pointer[i] >= '0' && pointer[i] <= '9' && place < 100; ++i)
        place = place * 10 + (pointer[i] - '0');
    return place;
}

float draw_parts(const DeskView& view, const std::vector<DraftPart>& parts, int chosen, float x, float y,
                 float width, DeskCommands& out) {
    float at = x, line = y;
    for (int p = 0; p < static_cast<int>(parts.size()); ++p) {
        const std::string name = tr(view, parts[static_cast<std::size_t>(p)].name);
        const int faults = faults_in(*view.draft, parts, p);
        const std::string label =
            faults == 0 ? name : tr(view, "editor.part_faults", {name, std::to_string(faults)});
        const float own = ui::text_width(label) + (p == chosen ? 2.2F : 0.2F);
        if (at > x && at + own > x + width) at = x, line += 2.2F;
        ui::at(at, p == chosen ? line : line + 0.3F);
        if (ui::button("draft.part." + std::to_string(p), label,
                       p == chosen ? ui::Kind::plain : ui::Kind::link) &&
            p != chosen)
            out.push_back(session::LookAtDraft{p, 0});
        at += own + 1;
    }
    const int step = (ui::shortcut(ui::Key::page_down) ? 1 : 0) - (ui::shortcut(ui::Key::page_up) ? 1 : 0);
    const int to = std::clamp(chosen + step, 0, static_cast<int>(parts.size()) - 1);
    if (to != chosen) out.push_back(session::LookAtDraft{to, 0});
    return line + 2.6F;
}

// ---------------------------------------------------------------- right now

std::string saved_words(const DeskView& view) {
    if (!view.keeps_own) return tr(view, "editor.nowhere");
    const std::string& path = view.draft->path;
    if (!view.draft->saved) return tr(view, "editor.unsaved");
    return tr(view, "editor.saved", {path.substr(path.rfind('/') + 1)});
}

constexpr std::size_t kMostFaults = 6;

std::string fault_label(const DeskView& view, const std::vector<DraftPart>& parts, const base::Fault& fault) {
    std::string label = tr(view, parts[static_cast<std::size_t>(part_of(parts, fault.pointer))].name);
    const FormEntry* nearest = nullptr;
    for (const FormEntry& entry : view.draft->reading.form) {
        const bool covers = fault.pointer == entry.pointer || fault.pointer.starts_with(entry.pointer + '/');
        if (covers && entry.kind != scenarios::FormKind::item) nearest = &entry;
    }
    return nearest == nullptr ? label + ": " + fault.pointer : label + ": " + field_name(view, *nearest);
}

void draw_faults(const DeskView& view, const std::vector<DraftPart>& parts, float x, float width,
                 DeskCommands& out) {
    const auto& faults = view.draft->reading.faults;
    ui::strong(faults.size() == 1 ? tr(view, "editor.missing_one")
                                  : tr(view, "editor.missing", {std::to_string(faults.size())}),
               width);
    ui::at(x, ui::cursor_y());
    ui::grey(tr(view, "editor.missing_grey"), width);
    float y = ui::cursor_y() + 0.4F;
    for (std::size_t i = 0; i < std::min(faults.size(), kMostFaults); ++i) {
        std::string label = fault_label(view, parts, faults[i]);
        while (label.size() > 8 && ui::text_width(label) > width)
            label = base::shortened(label, label.size() - 6);
        ui::at(x, y);
        if (ui::button("draft.fault." + std::to_string(i), label, ui::Kind::link)) {
            out.push_back(
                session::LookAtDraft{part_of(parts, faults[i].pointer), item_in(faults[i].pointer)});
            ui::focus("draft" + faults[i].pointer);
        }
        y += 1.9F;
    }
    ui::at(x, y);
    if (faults.size() > kMostFaults)
        ui::grey(tr(view, "editor.more", {std::to_string(faults.size() - kMostFaults)}), width);
}

std::string per_100(const DeskView& view, const std::optional<double>& share) {
    return share ? base::format_number(*share * 100, 0, view.language) : "–";
}
std::string auc_words(const DeskView& view, const std::optional<double>& auc) {
    return auc ? base::format_number(*auc, 2, view.language) : "–";
}

void draw_meaning(const DeskView& view, float x, float width) {
    const session::DraftFound& found = view.draft_found;
    ui::strong(tr(view, "editor.fine"), width);
    ui::at(x, ui::cursor_y() + 0.3F);
    if (!found.meaning || !found.current) {
        ui::grey(tr(view, "editor.working"), width);
        return;
    }
    const session::DraftMeaning& m = *found.meaning;
    if (!m.fault.empty()) {
        ui::body(tr(view, "editor.refused", {m.fault}), width);
        return;
    }
    ui::grey(tr(view, "editor.without"), width);
    ui::at(x, ui::cursor_y());
    ui::body(tr(view, "editor.without_words",
                {per_100(view, m.missed), per_100(view, m.disturbed), per_100(view, m.acts)}),
             width);
    ui::at(x, ui::cursor_y() + 0.4F);
    ui::grey(tr(view, "editor.card"), width);
    ui::at(x, ui::cursor_y());
    ui::body(tr(view, "editor.card_words", {auc_words(view, m.auc_truth), auc_words(view, m.auc_label)}),
             width);
    ui::at(x, ui::cursor_y() + 0.4F);
    ui::grey(tr(view, "editor.now_grey"), width);
}

float draw_now(const DeskView& view, const std::vector<DraftPart>& parts, float x, float y, float width,
               DeskCommands& out) {
    ui::at(x, y);
    ui::block(0, tr(view, "editor.now"), saved_words(view), width);
    ui::at(x, ui::cursor_y());
    if (view.draft->sound()) {
        draw_meaning(view, x, width);
    } else {
        draw_faults(view, parts, x, width, out);
    }
    ui::at(x, ui::cursor_y() + 0.5F);
    if (!view.message.empty()) {
        ui::strong(tr(view, "editor.refused", {view.message}), width);
        ui::at(x, ui::cursor_y() + 0.3F);
    }
    const float bottom = ui::cursor_y();
    if (ui::button("draft.undo", tr(view, "editor.undo"), ui::Kind::link, view.can_undo))
        out.push_back(session::Undo{});
    return bottom + 2;
}

// ---------------------------------------------------------------- head

std::string name_of_draft(const DeskView& view) {
    const base::Bilingual& name = view.draft->reading.definition.name;
    return tr(view, name).empty() ? tr(view, "editor.nameless") : tr(view, name);
}

void save_and_play(const DeskView& view, bool play, DeskCommands& out) {
    if (!view.draft->saved) out.push_back(session::SaveDraft{view.draft->path});
    if (!play) return;
    out.push_back(session::PlayDraft{});
    out.push_back(session::OpenView{"scenario", 0});
}

void draw_start(const DeskView& view, DeskCommands& out) {
    const ui::Rect area = ui::content();
    body("editor.start", area.y, [&](float width, float) {
        ui::at(kRing, 0);
        ui::headline(tr(view, "editor.start"), width);
        ui::at(kRing, ui::cursor_y() + 0.6F);
        const std::string from = view.scenario.empty() ? "underretning" : view.scenario;
        const std::string name = view.definition ? tr(view, view.definition->name) : from;
        if (ui::button("draft.begin", tr(view, "editor.begin", {name}), ui::Kind::main))
            out.push_back(session::OpenDraft{from});
    });
}

}  // namespace

void draw_scenario_editor(const DeskView& view, DeskCommands& out) {
    if (!view.draft) return draw_start(view, out);
    const ui::Rect area = ui::content();
    const session::ScenarioDraft& draft = *view.draft;
    const bool ready = draft.sound() && view.keeps_own;
    const std::vector<LineButton> line{
        {"draft.save", tr(view, "editor.save"), ui::Kind::plain, ready && !draft.saved},
        {"draft.play", tr(view, "editor.play"), ui::Kind::main, ready}};
    const int hit = buttons_to_the_right(area.right(), area.y, line);
    if (hit >= 0) save_and_play(view, hit == 1, out);
    if (ui::shortcut(ui::Key::s, true) && ready && !draft.saved) save_and_play(view, false, out);
    const float beside = area.w - width_of(line) - 2;
    const bool narrow = beside < 20;
    ui::at(area.x, narrow ? area.y + 2.6F : area.y);
    ui::headline(tr(view, "editor.head", {name_of_draft(view)}), narrow ? area.w : beside);
    const std::vector<DraftPart> parts = parts_of(draft);
    const int part = std::clamp(draft.look.part, 0, static_cast<int>(parts.size()) - 1);
    const float top = std::max(ui::cursor_y(), area.y + 2.4F) + 0.5F;
    const float fields = draw_parts(view, parts, part, area.x, top, area.w, out);
    constexpr float kEditorBeside = 62, kEditorGutter = 2.4F;
    const std::string key = "editor." + std::to_string(part) + '.' + std::to_string(draft.look.item);
    const std::vector<std::string>& keys = parts[static_cast<std::size_t>(part)].keys;
    if (area.w < kEditorBeside) {
        body(key, fields, [&](float width, float) {
            const float end = draw_draft_fields(view, keys, kRing, 0, width - kRing, out);
            ui::at(kRing, draw_now(view, parts, kRing, end + 1, width - kRing, out));
            ui::gap(0.5F);
        });
        return;
    }
    // What it means stays in sight while the fields scroll.
    const float left = (area.w - kEditorGutter) * 0.68F, right = area.w - kEditorGutter - left;
    const float height = ui::page().h - ui::kFooter - fields;
    ui::scroll_area(key, {area.x - kRing, fields, left + 2 * kRing + 1, height}, [&] {
        ui::at(kRing, draw_draft_fields(view, keys, kRing, 0, left, out));
        ui::gap(0.5F);
    });
    ui::scroll_area("editor.now", {area.right() - right - kRing, fields, right + 2 * kRing + 1, height}, [&] {
        ui::at(kRing, draw_now(view, parts, kRing, 0, right, out));
        ui::gap(0.5F);
    });
}

}  // namespace skoen::gui::screens
