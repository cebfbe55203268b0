#include "gui/screens/training.h"

#include <algorithm>

#include "scenarios/training_session.h"
#include "session/training_fields.h"

namespace skoen::gui::screens {

using session::TrainingDo;
using session::TrainingPhase;

namespace {

constexpr float kReading = 46;  // width of lines that are read

// Headline and paragraphs of a page that asks one thing; the cursor ends below.
void plain_page(const std::string& headline, const std::vector<std::string>& paragraphs) {
    const ui::Rect area = ui::content();
    ui::at(area.x, area.y + 0.5F);
    ui::headline(headline, area.w);
    for (const std::string& words : paragraphs) {
        ui::at(area.x, ui::cursor_y() + 0.6F);
        ui::body(words, std::min(area.w, kReading));
    }
    ui::at(area.x, ui::cursor_y() + 1);
}

bool enter_pressed() { return ui::shortcut(ui::Key::enter) && ui::focused_key().empty(); }

void draw_announcement(const DeskView& view, DeskCommands& out) {
    const session::TrainingView& now = view.training->now;
    std::vector<std::string> words;
    for (const base::Bilingual& one :
         view.training->room->deck[static_cast<std::size_t>(now.place - 1)].text.announcements)
        words.push_back(tr(view, one));
    plain_page(tr(view, "trainingdesk.announced", {std::to_string(now.place), std::to_string(now.cases)}),
               words);
    if (ui::button("training.show", tr(view, "trainingdesk.show"), ui::Kind::main) ||
        ui::shortcut(ui::Key::v))
        training_step(out, TrainingDo::show);
    ui::beside(1);
    if (ui::button("training.skip", tr(view, "trainingdesk.skip")) || ui::shortcut(ui::Key::s))
        training_step(out, TrainingDo::skip_case);
    draw_pause_link(view, out);
}

void draw_paused(const DeskView& view, DeskCommands& out) {
    plain_page(tr(view, "trainingdesk.paused"),
               {tr(view, "trainingdesk.paused_words"), tr(view, "trainingdesk.stop_words")});
    if (ui::button("training.resume", tr(view, "trainingdesk.resume"), ui::Kind::main) ||
        ui::shortcut(ui::Key::p))
        training_step(out, TrainingDo::resume);
    ui::beside(1);
    if (ui::button("training.leave", tr(view, "trainingdesk.aside")) || ui::shortcut(ui::Key::escape))
        out.push_back(session::LeaveTraining{});
    ui::beside(1);
    if (ui::button("training.stop", tr(view, "trainingdesk.stop")) || ui::shortcut(ui::Key::s))
        training_step(out, TrainingDo::stop);
}

void draw_block_summary(const DeskView& view, DeskCommands& out) {
    int right = 0, cases = 0;
    for (const session::TrainingRecord& r : view.training->records) {
        if (r.block != view.training->now.now.block || r.skipped || !r.acts) continue;
        ++cases;
        right += *r.acts == r.best;
    }
    plain_page(tr(view, "trainingdesk.block_over", {std::to_string(right), std::to_string(cases)}), {});
    if (ui::button("training.next", tr(view, "trainingdesk.go_on"), ui::Kind::main) || enter_pressed())
        training_step(out, TrainingDo::next);
}

void draw_waiting(const DeskView& view, DeskCommands& out) {
    const session::TrainingDeskView& t = *view.training;
    plain_page(tr(view, t.session->name), {t.fault.empty() ? tr(view, "trainingdesk.loading")
                                                           : tr(view, "trainingdesk.cannot", {t.fault})});
    if (ui::button("training.leave", tr(view, "trainingdesk.leave")) || ui::shortcut(ui::Key::escape))
        out.push_back(session::LeaveTraining{});
}

}  // namespace

void training_step(DeskCommands& out, TrainingDo what, int number, std::string name, int other) {
    out.push_back(session::TakeTrainingStep{
        std::string(session::kTrainingDoes[static_cast<std::size_t>(what)]), number, other, std::move(name)});
}

std::string seat_words(const DeskView& view) {
    return view.training->session->seat_label.in(view.language) + ' ' + std::to_string(view.training->seat);
}

std::string training_footer(const DeskView& view) {
    // A disk that takes nothing; what is not for this moment begins with "command" and is no news.
    if (view.training && !view.message.empty() && !view.message.starts_with("command"))
        return tr(view, "trainingdesk.not_kept", {view.message});
    if (!view.training || !view.training->room) return tr(view, "trainingdesk.footer_sent");
    const TrainingPhase phase = view.training->now.phase;
    if (phase == TrainingPhase::consent) return tr(view, "desk.footer.synthetic");
    return tr(view, phase == TrainingPhase::finished ? "trainingdesk.footer" : "trainingdesk.invented");
}

void draw_pause_link(const DeskView& view, DeskCommands& out) {
    const std::string words = tr(view, "trainingdesk.pause");
    const ui::Rect page = ui::page();
    ui::at(page.w - ui::kMargin - ui::text_width(words), page.h - ui::kFooter + 0.32F);
    if (ui::button("training.pause", words, ui::Kind::link) || ui::shortcut(ui::Key::p))
        training_step(out, TrainingDo::pause);
}

void draw_training(const DeskView& view, DeskCommands& out) {
    if (!view.training) return draw_training_start(view, out);
    if (!view.training->room) return draw_waiting(view, out);
    const session::TrainingView& now = view.training->now;
    if (now.phase == TrainingPhase::finished) return draw_training_debrief(view, out);
    if (now.paused) return draw_paused(view, out);
    switch (now.phase) {
    case TrainingPhase::consent:
        return draw_training_consent(view, out);
    case TrainingPhase::announced:
        return draw_announcement(view, out);
    case TrainingPhase::summary:
        return draw_block_summary(view, out);
    default:
        return draw_training_case(view, out);
    }
}

void draw_training_consent(const DeskView& view, DeskCommands& out) {
    const ui::Rect area = ui::content();
    body("training.consent", area.y, [&](float width, float) {
        const bool beside = width >= 68;
        const float words = beside ? width - 26 : width;
        ui::at(kRing, 0.5F);
        ui::headline(tr(view, "trainingdesk.before"), width);
        const float top = ui::cursor_y() + 0.6F;
        ui::at(kRing, top);
        for (const auto& paragraph : view.training->session->consent) {
            ui::body(tr(view, paragraph.text), std::min(words, kReading));
            ui::at(kRing, ui::cursor_y() + 0.6F);
        }
        ui::at(kRing, ui::cursor_y() + 0.4F);
        if (ui::button("training.agree", tr(view, "trainingdesk.agree"), ui::Kind::main) || enter_pressed())
            training_step(out, TrainingDo::agree);
        ui::beside(1);
        if (ui::button("training.leave", tr(view, "trainingdesk.leave")) || ui::shortcut(ui::Key::escape))
            out.push_back(session::LeaveTraining{});
        const float x = beside ? kRing + width - 24 : kRing;
        const float column = beside ? 24 : width;
        ui::at(x, beside ? top : ui::cursor_y() + 1.5F);
        ui::block(0, tr(view, "trainingdesk.kept_head"), tr(view, "trainingdesk.kept_grey"), column);
        for (const session::TrainingField& field : session::training_fields()) {
            const bool votes = field.name == "votes_act" || field.name == "votes_not";
            const bool again = field.name == "own" || field.name == "final";  // the same as a share
            if (!field.own || again || (votes && !view.training->session->team)) continue;
            ui::at(x, ui::cursor_y());
            ui::body(tr(view, session::field_meaning(field)), column);
        }
        ui::gap(1);
    });
}

}  // namespace skoen::gui::screens
