// One case of a training session: left what there is to read and to spend time on, right what one answers, top to bottom.
#include <algorithm>
#include <array>

#include "gui/screens/training.h"
#include "report/charts_training.h"
#include "scenarios/texts.h"
#include "session/training_words.h"

namespace skoen::gui::screens {

namespace {

using session::TrainingDo;
using session::TrainingPhase;

constexpr float kCaseGap = 3, kLeftShare = 0.45F, kTwoColumnsFrom = 62;
constexpr std::array<ui::Key, 10> kDigits = {
    ui::Key::digit1, ui::Key::digit2, ui::Key::digit3, ui::Key::digit4, ui::Key::digit5,
    ui::Key::digit6, ui::Key::digit7, ui::Key::digit8, ui::Key::digit9, ui::Key::digit0};

const session::TrainingView& now_of(const DeskView& view) { return view.training->now; }
const session::TrainingRoom& room_of(const DeskView& view) { return *view.training->room; }

std::string act_of(const DeskView& view, bool acts) {
    return session::act_word(room_of(view), acts, view.language);
}

void draw_letter(const DeskView& view, float x, float width) {
    const lab::CaseText& text = now_of(view).shown->text;
    ui::at(x, ui::cursor_y());
    ui::block(0, tr(view, text.heading), "", width);
    const std::string letter = text.letter_text(view.language);
    const float top = ui::cursor_y(), height = ui::text_height(letter, width - 2) + 1;
    ui::card({x, top, width, height});
    ui::at(x + 1, top + 0.5F);
    ui::body(letter, width - 2);
    ui::at(x, top + height + 0.8F);
}

// Short where the file's name takes more than a column.
const std::string& fact_name(const DeskView& view, const lab::FileLine& line) {
    const std::string key = "trainingdesk.fact." + room_of(view).session.scenario + '.' + line.id;
    return tr(view, scenarios::has_text(key) ? scenarios::text(key) : line.name);
}

// As a button or a choice begins: with a capital.
std::string capital(std::string words) {
    if (!words.empty() && words[0] >= 'a' && words[0] <= 'z')
        words[0] = static_cast<char>(words[0] - 'a' + 'A');
    return words;
}

// Name and value in two columns; a pair that does not fit on one line takes two.
void draw_file_lines(const DeskView& view, float x, float width) {
    const auto lines = lab::file_lines(room_of(view).world.definition, room_of(view).language,
                                       now_of(view).shown->text.state);
    ui::at(x, ui::cursor_y());
    ui::block(0, tr(view, "trainingdesk.file"),
              tr(view, "trainingdesk.file_grey", {std::to_string(lines.size())}), width);
    const bool two = width >= 30;
    const float column = two ? (width - 1.5F) / 2 : width;
    const std::size_t in_first = two ? (lines.size() + 1) / 2 : lines.size();
    const float top = ui::cursor_y();
    float lowest = top;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const float left = x + (i < in_first ? 0 : column + 1.5F);
        if (i == 0 || i == in_first) ui::at(left, top);
        const float y = ui::cursor_y();
        ui::at(left, y);
        ui::hairline(column);
        const std::string& value = tr(view, lines[i].value);
        const float name_width = std::min(ui::text_width(fact_name(view, lines[i])), column * 0.62F);
        const float value_width = std::min(ui::text_width(value) + 0.05F, column - name_width - 0.7F);
        ui::at(left, y + 0.15F);
        const float name_height = ui::grey(fact_name(view, lines[i]), column - value_width - 0.6F);
        ui::at(left + column - value_width, y + 0.15F);
        const float value_height = ui::text(value, value_width, {report::kBlack, false, 1, ui::Align::right});
        ui::at(left, y + std::max(name_height, value_height) + 0.25F);
        lowest = std::max(lowest, ui::cursor_y());
    }
    ui::at(x, lowest + 0.8F);
}

constexpr std::array<ui::Key, 3> kStepKeys = {ui::Key::a, ui::Key::b, ui::Key::c};

// One thing to spend time on: a button, or what one saw there.
void draw_step(const DeskView& view, const lab::ToldStep& step, std::size_t number, float x, float width,
               DeskCommands& out) {
    const session::TrainingView& now = now_of(view);
    const bool open = now.phase == TrainingPhase::judging || now.phase == TrainingPhase::deciding;
    const float y = ui::cursor_y() + 0.25F;
    ui::at(x, y);
    ui::hairline(width);
    const auto& taken = now.now.steps;
    const std::string letter(1, static_cast<char>('A' + number));
    if (std::find(taken.begin(), taken.end(), step.id) != taken.end()) {
        ui::at(x, y + 0.3F);
        ui::body(tr(view, step.done) + ". " + step.text(view.language), width);
        return;
    }
    const bool possible = open && now.now.minutes + step.minutes <= now.block->minutes_per_case;
    const std::string words =
        tr(view, "trainingdesk.step_words", {tr(view, step.name), std::to_string(step.minutes)});
    ui::at(x + 3, y + 0.5F);
    possible ? ui::body(words, width - 3) : ui::grey(words, width - 3);
    const float below = std::max(ui::cursor_y(), y + 2.2F);
    ui::at(x, y + 0.25F);
    ui::next_width(2.3F);
    const bool key = number < kStepKeys.size() && possible && ui::shortcut(kStepKeys[number]);
    if (ui::button("training.step." + step.id, letter, ui::Kind::plain, possible) || key)
        training_step(out, TrainingDo::take_step, 0, step.id);
    ui::at(x, below);
}

void draw_steps(const DeskView& view, float x, float width, DeskCommands& out) {
    const session::TrainingView& now = now_of(view);
    const float top = ui::cursor_y();
    ui::at(x, top);
    ui::rule(width);
    ui::at(x, top + 0.5F);
    ui::strong(tr(view, "trainingdesk.spend"));
    const std::string used = tr(view, "trainingdesk.used",
                                {base::format_number(now.now.minutes, 0, view.language),
                                 std::to_string(now.block->minutes_per_case)});
    ui::at(x + width - ui::text_width(used), top + 0.5F);
    ui::grey(used);
    for (std::size_t s = 0; s < now.shown->text.steps.size(); ++s)
        draw_step(view, now.shown->text.steps[s], s, x, width, out);
}

// Ten buttons in a row; returns the number pressed, or 0. `keys`: digits work.
int draw_risk_scale(const DeskView& view, const std::string& key, float x, float width, int chosen,
                    bool enabled, bool keys) {
    const float y = ui::cursor_y();
    std::vector<std::string> labels;
    for (int i = 1; i <= 10; ++i) labels.push_back(std::to_string(i));
    ui::at(x, y);
    ui::next_width(width);
    int pressed = ui::segmented(key, labels, chosen - 1, enabled) + 1;
    for (std::size_t i = 0; i < kDigits.size() && enabled && keys; ++i) {
        if (ui::shortcut(kDigits[i])) pressed = static_cast<int>(i) + 1;
    }
    if (!enabled) return pressed;
    ui::at(x, ui::cursor_y());
    ui::grey(tr(view, "trainingdesk.low"));
    const std::string high = tr(view, "trainingdesk.high");
    ui::at(x + width - ui::text_width(high), ui::last().y);
    ui::grey(high);
    return pressed;
}

// Question at the left, options at the right of one line.
int draw_question(const std::string& key, int number, const std::string& question,
                  const std::vector<std::string>& options, int chosen, float x, float width, bool enabled) {
    const float y = ui::cursor_y() + 0.35F;
    ui::at(x, y);
    ui::hairline(width);
    ui::at(x, y + 0.55F);
    ui::number_disc(number);
    ui::at(x + 1.9F, y + 0.6F);
    const float words = std::max(12.4F, ui::text_width(question, true) + 2.9F);
    ui::strong(question, words - 1.9F);
    const float below = ui::cursor_y();
    ui::at(x + words, y + 0.35F);
    ui::next_width(width - words);
    const int pressed = ui::segmented(key, options, chosen, enabled);
    ui::at(x, std::max(below, ui::cursor_y()) + 0.2F);
    return pressed;
}

std::string with_key(const std::string& words, char key) { return words + " (" + std::string(1, key) + ')'; }

void draw_certainty(const DeskView& view, float x, float width, DeskCommands& out) {
    const session::TrainingView& now = now_of(view);
    const bool open = now.phase == TrainingPhase::judging;
    const bool danish = view.language == base::Language::da;
    const std::array<ui::Key, 4> keys = danish ? std::array{ui::Key::g, ui::Key::l, ui::Key::r, ui::Key::h}
                                               : std::array{ui::Key::g, ui::Key::l, ui::Key::f, ui::Key::q};
    const std::array<char, 4> letters =
        danish ? std::array{'G', 'L', 'R', 'H'} : std::array{'G', 'L', 'F', 'Q'};
    const std::vector<std::string> labels = {with_key(tr(view, "trainingdesk.certain.1"), letters[0]),
                                             with_key(tr(view, "trainingdesk.certain.2"), letters[1]),
                                             with_key(tr(view, "trainingdesk.certain.3"), letters[2]),
                                             with_key(tr(view, "trainingdesk.certain.4"), letters[3])};
    int pressed = draw_question("training.certainty", 2, tr(view, "trainingdesk.how_certain"), labels,
                                now.now.certainty - 1, x, width, open);
    for (std::size_t i = 0; i < keys.size() && open; ++i) {
        if (ui::shortcut(keys[i])) pressed = static_cast<int>(i);
    }
    if (pressed >= 0) training_step(out, TrainingDo::certainty, pressed + 1);
}

void draw_own_decision(const DeskView& view, float x, float width, DeskCommands& out) {
    const session::TrainingView& now = now_of(view);
    const bool open = now.phase == TrainingPhase::judging;
    const bool danish = view.language == base::Language::da;
    const std::vector<std::string> labels = {with_key(capital(act_of(view, true)), danish ? 'J' : 'Y'),
                                             with_key(capital(act_of(view, false)), 'N')};
    const auto& acts = now.workflow == sim::Workflow::score_first && !open ? now.now.acts : now.now.own_acts;
    const int chosen = !acts ? -1 : *acts ? 0 : 1;
    int pressed = draw_question("training.decision", 3, tr(view, "trainingdesk.what_do"), labels, chosen, x,
                                width, open);
    if (open && ui::shortcut(danish ? ui::Key::j : ui::Key::y)) pressed = 0;
    if (open && ui::shortcut(ui::Key::n)) pressed = 1;
    if (pressed >= 0) training_step(out, TrainingDo::decide, pressed == 0 ? 1 : 0);
}

void draw_lock_button(const DeskView& view, float x, float width, DeskCommands& out) {
    const session::TrainingView& now = now_of(view);
    if (now.phase != TrainingPhase::judging) {
        ui::at(x + 1.9F, ui::cursor_y());
        ui::grey(tr(view, "trainingdesk.locked"), width - 1.9F);
        return;
    }
    ui::at(x, ui::cursor_y() + 0.3F);
    const bool key = now.can_lock && ui::shortcut(ui::Key::enter) && ui::focused_key().empty();
    if (ui::button("training.lock", tr(view, "trainingdesk.lock"), ui::Kind::main, now.can_lock) || key) {
        training_step(out, TrainingDo::lock);
    }
}

// The score, on the same scale as the own judgement, and what it knows.
void draw_score(const DeskView& view, float x, float width) {
    const session::TrainingView& now = now_of(view);
    const std::vector<std::string> words = session::score_words(room_of(view), now, view.language);
    const bool first = now.workflow == sim::Workflow::score_first;
    ui::at(x, ui::cursor_y() + (first ? 0 : 0.6F));
    ui::block(first ? 0 : 4, words.front(), words.size() > 1 ? words[1] : "", width);
    if (now.display == sim::Display::band) return;
    const report::Scene picture = report::score_scale_picture(
        now.now.score, now.now.own_score, room_of(view).world.tool.line, act_of(view, false),
        act_of(view, true), view.language, static_cast<double>(width));
    const float top = ui::cursor_y();
    ui::at(x, top);
    ui::scene("training.scale", picture);
    ui::at(x, top + static_cast<float>(picture.height));
}

void draw_ask(const DeskView& view, float x, DeskCommands& out) {
    ui::at(x, ui::cursor_y() + 0.5F);
    if (ui::button("training.ask", tr(view, "trainingdesk.ask")) || ui::shortcut(ui::Key::v))
        training_step(out, TrainingDo::ask);
}

// Risk and decision anew; nothing can be decided before the risk is said.
void draw_final(const DeskView& view, float x, float width, DeskCommands& out) {
    const session::TrainingView& now = now_of(view);
    const bool open = now.phase == TrainingPhase::deciding;
    const bool own = *now.now.own_acts, danish = view.language == base::Language::da;
    std::string grey;
    if (!now.now.saw_score) grey = tr(view, "trainingdesk.final_alone");
    if (now.now.saw_score) {
        grey = now.now.final_score == 0
                   ? tr(view, "trainingdesk.score_before")
                   : tr(view, "trainingdesk.final_then", {std::to_string(now.now.final_score)});
    }
    ui::at(x, ui::cursor_y() + 0.2F);
    const int number = now.now.saw_score ? 5 : 4;
    if (!open) {
        const std::string risk = tr(view, "trainingdesk.final_risk", {std::to_string(now.now.final_score)});
        ui::block(number, tr(view, "trainingdesk.decided", {act_of(view, *now.now.acts)}),
                  now.now.saw_score ? risk : "", width);
        return;
    }
    ui::block(number, tr(view, "trainingdesk.final"), grey, width);
    float y = ui::cursor_y();
    if (now.now.saw_score) {
        ui::at(x, y);
        ui::next_width(width);
        std::vector<std::string> labels;
        for (int i = 1; i <= 10; ++i) labels.push_back(std::to_string(i));
        int score = ui::segmented("training.final_score", labels, now.now.final_score - 1) + 1;
        for (std::size_t i = 0; i < kDigits.size(); ++i) {
            if (ui::shortcut(kDigits[i])) score = static_cast<int>(i) + 1;
        }
        if (score > 0) training_step(out, TrainingDo::score, score);
        y = ui::cursor_y() + 0.5F;
    }
    const float half = (width - 1) / 2;
    ui::at(x, y);
    ui::next_width(half);
    const bool can = now.can_decide;
    const bool keep =
        ui::button("training.keep",
                   with_key(tr(view, "trainingdesk.keep", {act_of(view, own)}), danish ? 'F' : 'K'),
                   ui::Kind::plain, can) ||
        (can && ui::shortcut(danish ? ui::Key::f : ui::Key::k));
    ui::at(x + half + 1, y);
    ui::next_width(half);
    const bool change =
        ui::button("training.change", with_key(tr(view, "trainingdesk.change", {act_of(view, !own)}), 'S'),
                   ui::Kind::plain, can) ||
        (can && ui::shortcut(ui::Key::s));
    if (keep || change) training_step(out, TrainingDo::decide, keep == own ? 1 : 0);
    ui::at(x, y + ui::kButton + 0.3F);
}

// Takes the place of the scale and the two buttons.
void draw_reasons(const DeskView& view, float x, float width, DeskCommands& out) {
    ui::at(x, ui::cursor_y() + 0.2F);
    ui::block(now_of(view).now.own_acts ? 5 : 4,
              tr(view, "trainingdesk.decided", {act_of(view, *now_of(view).now.acts)}) + ' ' +
                  tr(view, "trainingdesk.why_against"),
              "", width);
    const auto& reasons = room_of(view).session.reasons;
    std::vector<std::string> labels;
    for (std::size_t r = 0; r < reasons.size(); ++r)
        labels.push_back(std::to_string(r + 1) + ". " + tr(view, reasons[r].text));
    ui::at(x, ui::cursor_y());
    ui::next_width(width);
    int pressed = ui::choice_list("training.reason", labels, -1);
    for (std::size_t r = 0; r < reasons.size() && r < 9; ++r) {
        if (ui::shortcut(kDigits[r])) pressed = static_cast<int>(r);
    }
    if (pressed >= 0)
        training_step(out, TrainingDo::reason, 0, reasons[static_cast<std::size_t>(pressed)].id);
}

void draw_right_answer(const DeskView& view, float x, float width) {
    const session::TrainingView& now = now_of(view);
    const bool right = *now.now.acts == now.now.best;
    ui::at(x, ui::cursor_y() + 0.3F);
    ui::strong(
        tr(view, right ? "trainingdesk.was_right" : "trainingdesk.was_wrong", {act_of(view, now.now.best)}),
        width);
    if (now.now.saw_score && now.now.planted) ui::body(tr(view, "trainingdesk.planted"), width);
    ui::body(session::unseen_words(room_of(view), *now.shown, view.language), width);
}

// A team's hands, typed before anything is locked.
void draw_team_votes(const DeskView& view, float x, float width, DeskCommands& out) {
    const session::TrainingView& now = now_of(view);
    const bool open = now.phase == TrainingPhase::judging;
    ui::at(x, ui::cursor_y());
    ui::block(0, tr(view, "trainingdesk.vote_head"), tr(view, "trainingdesk.vote_grey"), width);
    const float half = (width - 2) / 2, y = ui::cursor_y();
    for (const bool acts : {true, false}) {
        double hands = acts ? now.now.votes_act : now.now.votes_not;
        const std::string count = std::to_string(static_cast<int>(hands));
        ui::at(x + (acts ? 0 : half + 2), y);
        ui::next_width(half);
        const std::string words = acts ? tr(view, "trainingdesk.vote_act", {act_of(view, true), count})
                                       : tr(view, "trainingdesk.vote_not", {count});
        if (ui::slider(acts ? "training.votes_act" : "training.votes_not", hands, 0, 15, 1, words, open)) {
            const int given = static_cast<int>(hands);
            training_step(out, TrainingDo::vote, acts ? given : now.now.votes_act, {},
                          acts ? now.now.votes_not : given);
        }
    }
    ui::at(x, ui::cursor_y() + 0.3F);
}

void draw_next(const DeskView& view, float x, float width, DeskCommands& out) {
    const session::TrainingView& now = now_of(view);
    if (now.answer_visible) draw_right_answer(view, x, width);
    ui::at(x, ui::cursor_y() + 0.4F);
    const bool key = ui::shortcut(ui::Key::enter) && ui::focused_key().empty();
    const bool last = now.place == now.cases;
    if (ui::button("training.next", tr(view, last ? "trainingdesk.last" : "trainingdesk.next"),
                   ui::Kind::main) ||
        key) {
        training_step(out, TrainingDo::next);
        if (view.page != 0) out.push_back(session::OpenView{"training", 0});
    }
}

// What one answers, from top to bottom; nothing of the score before own judgement is locked.
void draw_right(const DeskView& view, float x, float width, DeskCommands& out) {
    const session::TrainingView& now = now_of(view);
    const bool judging = now.phase == TrainingPhase::judging;
    ui::at(x, 0);
    const bool score_first = now.workflow == sim::Workflow::score_first;
    if (score_first) draw_score(view, x, width);
    if (room_of(view).session.team) draw_team_votes(view, x, width, out);
    if (score_first) ui::at(x, ui::cursor_y() + 0.4F);
    const char* grey = score_first                               ? "trainingdesk.with_score"
                       : now.workflow == sim::Workflow::no_score ? "trainingdesk.alone"
                                                                 : "trainingdesk.before_score";
    ui::block(1, tr(view, "trainingdesk.how_large"), tr(view, grey), width);
    const int score = draw_risk_scale(
        view, "training.score", x, width,
        judging || now.now.own_score > 0 ? now.now.own_score : now.now.final_score, judging, judging);
    if (score > 0) training_step(out, TrainingDo::score, score);
    draw_certainty(view, x, width, out);
    draw_own_decision(view, x, width, out);
    draw_lock_button(view, x, width, out);
    if (now.score_visible && !score_first) draw_score(view, x, width);
    if (now.can_ask) draw_ask(view, x, out);
    const bool two_steps =
        now.workflow == sim::Workflow::own_first || now.workflow == sim::Workflow::on_request;
    if (now.phase == TrainingPhase::reason) {
        draw_reasons(view, x, width, out);
    } else if (two_steps && !judging) {
        draw_final(view, x, width, out);
    }
    if (now.phase == TrainingPhase::decided) draw_next(view, x, width, out);
}

std::string clock_words(const DeskView& view) {
    const session::TrainingView& now = now_of(view);
    ui::tick();
    const int seconds = static_cast<int>(view.training_seconds);
    if (now.block->clock_seconds == 0)
        return tr(view, "trainingdesk.clock", {std::to_string(seconds / 60), std::to_string(seconds % 60)});
    const bool over = now.phase == TrainingPhase::decided || now.phase == TrainingPhase::reason;
    const double of_case = over ? now.now.seconds : view.training_seconds - now.case_began;
    return tr(view, "trainingdesk.clock_case",
              {std::to_string(std::max(0, static_cast<int>(of_case))),
               std::to_string(now.block->clock_seconds), std::to_string(now.block->queue + now.overrun)});
}

// Seat, a square a case, and the clock: in the top bar where there is room, else a line of its own. Returns its height.
float draw_case_head(const DeskView& view) {
    const session::TrainingView& now = now_of(view);
    const ui::Rect area = ui::content();
    const std::string seat = seat_words(view), clock = clock_words(view);
    const std::string count =
        tr(view, "trainingdesk.count", {std::to_string(now.place), std::to_string(now.cases)});
    const report::Scene squares = report::progress_picture(now.place, now.cases, view.language);
    const auto wide = static_cast<float>(squares.width);
    const float needed =
        ui::text_width(seat) + wide + ui::text_width(count, true) + ui::text_width(clock) + 5;
    constexpr float kTabs = 13, kRightOfBar = 15;
    const bool in_bar = ui::page().w - kTabs - kRightOfBar >= needed;
    const float y = in_bar ? 0.85F : area.y + 0.1F, x = in_bar ? kTabs : area.x;
    const float end = in_bar ? ui::page().w - kRightOfBar : area.x + area.w;
    ui::at(x, y);
    ui::grey(seat);
    const float first = x + ui::text_width(seat) + 1.5F;
    if (needed <= end - x) {
        ui::at(first, y + 0.2F);
        ui::scene("training.progress", squares);
    }
    ui::at(needed <= end - x ? first + wide + 0.8F : first, y);
    ui::strong(count);
    ui::at(end - ui::text_width(clock), y);
    ui::grey(clock);
    return in_bar ? 0 : 2;
}

}  // namespace

void draw_training_case(const DeskView& view, DeskCommands& out) {
    const ui::Rect area = ui::content();
    const float head = draw_case_head(view);
    const auto reading = [&](float width) {
        ui::at(kRing, 0);
        draw_letter(view, kRing, width);
        draw_file_lines(view, kRing, width);
        draw_steps(view, kRing, width, out);
        ui::gap(0.5F);
    };
    const auto answering = [&](float width) {
        draw_right(view, kRing, width, out);
        ui::gap(0.5F);
    };
    float top = area.y + head, height = area.h - head;
    if (area.w < kTwoColumnsFrom) {  // two pages: what one reads, what one answers
        const int page = page_shown(view, 2);
        page_buttons(view, page, 2, area.x + area.w, top - 0.2F, out);
        ui::at(area.x, top);
        ui::strong(tr(view, page == 0 ? "trainingdesk.page_read" : "trainingdesk.page_answer"));
        top += 2.2F;
        height -= 2.2F;
        ui::scroll_area(page == 0 ? "training.read" : "training.answers",
                        {area.x - kRing, top, area.w + 2 * kRing, height}, [&] {
                            const float width = ui::here().w - 2 * kRing;
                            page == 0 ? reading(width) : answering(width);
                        });
        return draw_pause_link(view, out);
    }
    const float left = area.w * kLeftShare - kCaseGap / 2, right = area.w - left - kCaseGap;
    ui::scroll_area("training.read", {area.x - kRing, top, left + 2 * kRing, height},
                    [&] { reading(ui::here().w - 2 * kRing); });
    ui::scroll_area("training.answers", {area.x + left + kCaseGap - kRing, top, right + 2 * kRing, height},
                    [&] { answering(ui::here().w - 2 * kRing); });
    draw_pause_link(view, out);
}

}  // namespace skoen::gui::screens
