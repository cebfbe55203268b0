// skoen train: a training session as text.
#include <CLI/CLI.hpp>
#include <chrono>
#include <iostream>

#include "cli/command.h"
#include "cli/commands.h"
#include "cli/train_talk.h"
#include "session/deck_power.h"
#include "session/training_fields.h"

namespace skoen::cli {

namespace {

void print_beforehand(const session::TrainingRoom& room, Console& console) {
    const Tr& tr = console.tr;
    const session::DeckPower power = session::deck_power(room, {20, 50, 100, 200, 400});
    console.out << tr("trainingroom.beforehand.title", {tr.count(power.colleagues)}) << '\n';
    for (const session::DeckArm& arm : power.arms) {
        const std::string name = room.session.arms.empty() ? tr("trainingroom.beforehand.everyone")
                                                           : tr.of(room.session.arms[arm.arm].name);
        console.out << tr("trainingroom.beforehand.arm",
                          {name, tr.number(arm.wrong_scores_met, 1), tr.number(arm.wrong_and_own_right, 1),
                           tr.percent(arm.right_alone, 0), tr.percent(arm.right_final, 0),
                           tr.percent(arm.wrong_followed, 0)})
                    << '\n';
    }
    if (power.by_people.empty()) {
        console.out << tr("trainingroom.beforehand.no_arms") << '\n';
        return;
    }
    console.out << tr("trainingroom.beforehand.difference", {tr.percent(power.difference, 1)}) << '\n';
    for (const session::ArmPower& p : power.by_people) {
        console.out << tr("trainingroom.beforehand.power",
                          {tr.count(p.people), tr.percent(p.power, 0), tr.percent(1.96 * p.mcse, 0)})
                    << '\n';
    }
}

class TrainCommand final : public Command {
  public:
    std::string_view name() const override { return "train"; }

    void declare(CLI::App& app, const Tr& tr) override {
        app.add_option("SESSION", session_, tr("trainingroom.help.session"));
        app.add_option("--seat", seat_, tr("trainingroom.help.seat"))->type_name("N");
        app.add_flag("--beforehand", beforehand_, tr("trainingroom.help.beforehand"));
        app.add_flag("--cases", cases_, tr("trainingroom.help.cases"));
        app.add_flag("--privacy", privacy_, tr("trainingroom.help.privacy"));
    }

    int run(Console& console) override {
        const Tr& tr = console.tr;
        require_argument(tr, "SESSION", !session_.empty());
        const int seat = static_cast<int>(whole_number(tr, "--seat", seat_, 1, session::kMostSeats));
        const auto room = session::open_training_room(session_);
        if (privacy_) {
            for (const std::string& line : session::privacy_words(tr.language())) console.out << line << '\n';
        }
        if (cases_) print_deck(*room, console);
        if (beforehand_) print_beforehand(*room, console);
        return cases_ || beforehand_ || privacy_ ? kDone : play(room, seat, console);
    }

  private:
    int play(const std::shared_ptr<const session::TrainingRoom>& room, int seat, Console& console) {
        console.out << console.tr("trainingroom.program.nothing_kept") << '\n';
        session::Training training(room, seat);
        const auto began = std::chrono::steady_clock::now();
        const TrainingClock clock = [began] {
            return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
        };
        if (!talk_training(training, std::cin, console, clock, [](const std::string&) {})) {
            console.err << console.tr("trainingroom.program.input_ended") << '\n';
        }
        if (training.records().empty()) return kDone;
        print_debrief(training, console);
        return kDone;
    }

    std::string session_, seat_ = "1";
    bool beforehand_ = false, cases_ = false, privacy_ = false;
};

}  // namespace

std::unique_ptr<Command> make_train() { return std::make_unique<TrainCommand>(); }

}  // namespace skoen::cli
