// Which session to begin, at which seat, and the trainings that lie on this machine.
#include <algorithm>
#include <array>

#include "gui/screens/training.h"
#include "scenarios/training_session.h"

namespace skoen::gui::screens {

namespace {

const std::vector<scenarios::TrainingSession>& shipped_trainings() {
    static const std::vector<scenarios::TrainingSession> all = [] {
        std::vector<scenarios::TrainingSession> sessions;
        for (const std::string& id : scenarios::training_session_ids())
            sessions.push_back(scenarios::load_training_session(id));
        // The shortest first; a team's last.
        std::stable_sort(sessions.begin(), sessions.end(), [](const auto& a, const auto& b) {
            return std::pair(a.team, a.minutes) < std::pair(b.team, b.minutes);
        });
        return sessions;
    }();
    return all;
}

const scenarios::TrainingSession* training_called(const std::string& id) {
    const auto& all = shipped_trainings();
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& s) { return s.session == id; });
    return found == all.end() ? nullptr : &*found;
}

constexpr std::array<ui::Key, 9> kStartKeys = {ui::Key::digit1, ui::Key::digit2, ui::Key::digit3,
                                               ui::Key::digit4, ui::Key::digit5, ui::Key::digit6,
                                               ui::Key::digit7, ui::Key::digit8, ui::Key::digit9};

void draw_sessions(const DeskView& view, float width, DeskCommands& out) {
    const float name = std::min(15.0F, width * 0.28F),
                button = ui::text_width(tr(view, "trainingdesk.begin", {"1"})) + 2;
    std::size_t number = 0;
    for (const scenarios::TrainingSession& session : shipped_trainings()) {
        const float y = ui::cursor_y();
        ui::at(kRing, y);
        ui::hairline(width);
        ui::at(kRing, y + 0.5F);
        ui::strong(tr(view, session.name), name);
        ui::at(kRing, ui::cursor_y());
        ui::grey(tr(view, "trainingdesk.about",
                    {std::to_string(scenarios::cases_in(session)), std::to_string(session.minutes)}),
                 name);
        const float left = ui::cursor_y();
        ui::at(kRing + name + 1, y + 0.5F);
        ui::body(tr(view, session.summary), width - name - button - 2);
        const float below = std::max({left, ui::cursor_y(), y + 2.5F});
        ui::at(kRing + width - button, y + 0.5F);
        ui::next_width(button);
        const bool key = number < kStartKeys.size() && ui::shortcut(kStartKeys[number]);
        if (ui::button("training.begin." + session.session,
                       tr(view, "trainingdesk.begin", {std::to_string(++number)})) ||
            key)
            out.push_back(session::BeginTraining{session.session, view.training_seat});
        ui::at(kRing, below + 0.5F);
    }
    ui::hairline(width);
}

void draw_seat(const DeskView& view, float width, DeskCommands& out) {
    ui::at(kRing, ui::cursor_y() + 0.7F);
    ui::body(tr(view, "trainingdesk.seat", {std::to_string(view.training_seat)}), width);
    ui::at(kRing, ui::cursor_y() + 0.2F);
    ui::next_width(std::min(24.0F, width));
    double seat = view.training_seat;
    const int most = std::max(40, view.training_seat);
    if (ui::slider("training.seat", seat, 1, most, 1, std::to_string(view.training_seat)))
        out.push_back(session::SetTrainingSeat{static_cast<int>(seat)});
    const int step = ui::shortcut(ui::Key::plus) ? 1 : ui::shortcut(ui::Key::minus) ? -1 : 0;
    if (step != 0)
        out.push_back(
            session::SetTrainingSeat{std::clamp(view.training_seat + step, 1, session::kMostSeats)});
}

void draw_kept(const DeskView& view, float width, DeskCommands& out) {
    constexpr std::size_t kMostShown = 5;
    std::size_t shown = 0;
    for (const session::SessionEntry& entry : view.sessions) {
        if (!entry.fault.empty() || entry.kind != session::SessionKind::training || shown == kMostShown)
            continue;
        if (shown++ == 0) {
            ui::at(kRing, ui::cursor_y() + 1);
            ui::rule(width);
            ui::at(kRing, ui::cursor_y() + 0.5F);
            ui::strong(tr(view, "trainingdesk.kept_list"));
            ui::at(kRing, ui::cursor_y() + 0.3F);
        }
        const scenarios::TrainingSession* session = training_called(entry.about);
        const std::string name = session == nullptr ? entry.about : tr(view, session->name);
        const std::string label = session == nullptr ? tr(view, shipped_trainings().front().seat_label)
                                                     : tr(view, session->seat_label);
        const float y = ui::cursor_y();
        ui::at(kRing, y);
        ui::hairline(width);
        ui::at(kRing, y + 0.35F);
        ui::body(tr(view, "trainingdesk.kept_line",
                    {name, label, std::to_string(entry.seat),
                     tr(view, entry.over ? "trainingdesk.finished" : "trainingdesk.unfinished") + ", " +
                         entry.begun}),
                 width - 12);
        const float below = ui::cursor_y() + 0.35F;
        const std::string words = tr(view, entry.over ? "trainingdesk.see_kept" : "trainingdesk.resume_kept");
        ui::at(kRing + width - ui::text_width(words), y + 0.25F);
        if (ui::button("training.kept." + entry.id, words, ui::Kind::link))
            out.push_back(session::ResumeTraining{entry.id});
        ui::at(kRing, below);
    }
}

}  // namespace

void draw_training_start(const DeskView& view, DeskCommands& out) {
    const ui::Rect area = ui::content();
    body("training.start", area.y, [&](float width, float) {
        ui::at(kRing, 0.3F);
        ui::headline(tr(view, "trainingdesk.title"), width);
        ui::at(kRing, ui::cursor_y() + 0.2F);
        ui::body(tr(view, "trainingdesk.promise"), width);
        ui::at(kRing, ui::cursor_y() + 0.8F);
        draw_sessions(view, width, out);
        draw_seat(view, width, out);
        draw_kept(view, width, out);
        ui::gap(0.8F);
    });
}

}  // namespace skoen::gui::screens
