#include "gui/run.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <optional>
#include <thread>

#include "gui/script.h"
#include "gui/ui/hand.h"
#include "gui/wall.h"
#include "sim/base/error.h"
#include "sim/base/file.h"

namespace skoen::gui {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int kFramesAfterEvent = 3;  // until focus, scrolling and sizes have settled
constexpr std::chrono::milliseconds kNap{12};
constexpr std::chrono::milliseconds kShortestFrame{8};
constexpr std::chrono::milliseconds kTick{500};
constexpr float kStillFrame = 1.0F / 60;

// The wall on a stage of its own.
class WallPlayer {
  public:
    explicit WallPlayer(platform::Stage& stage) : stage_(stage), wall_([&stage] { stage.upload_fonts(); }) {}
    ~WallPlayer() {
        stage_.activate();
        wall_.activate();
        stage_.release();
    }
    WallPlayer(const WallPlayer&) = delete;
    WallPlayer& operator=(const WallPlayer&) = delete;

    void draw(App& app, float seconds, bool record) {
        stage_.activate();
        const session::DeskCommands asked =
            wall_.frame(static_cast<float>(stage_.width()), static_cast<float>(stage_.height()), seconds,
                        events_, record, app.desk().view());
        stage_.present(wall_.pointer());
        for (const session::DeskCommand& command : asked) {
            try {
                app.apply(command);
            } catch (const base::InputError&) {
                // As in App::frame: the desk says why.
            }
        }
    }
    bool collect() { return stage_.collect(events_) || !events_.empty(); }
    [[nodiscard]] const ui::Recording& recording() const { return wall_.recording(); }

  private:
    platform::Stage& stage_;
    ui::EventQueue events_;
    Wall wall_;
};

constexpr int kStageWidth = 1024, kStageHeight = 768;

class Player {
  public:
    Player(const AppArgs& args, platform::Stage& stage)
        : stage_(stage), app_(args, [&stage] { stage.upload_fonts(); }),
          hand_(events_, [this]() -> const ui::Recording& {
              draw(kStillFrame, true);
              return app_.recording();
          }) {}
    ~Player() {
        stage_.activate();
        app_.activate();
        stage_.release();
    }
    Player(const Player&) = delete;
    Player& operator=(const Player&) = delete;

    App& app() { return app_; }

    void play(const std::vector<Step>& steps, const std::string& file) {
        for (const Step& step : steps) {
            try {
                take(step);
            } catch (const ui::HandError& error) {
                throw ScriptError(file + ':' + std::to_string(step.line) + ": " + error.what());
            }
        }
    }

    // Until nothing runs and the page has settled.
    void settle() {
        do {
            while (!app_.idle()) {
                draw(kStillFrame, true);
                if (app_.desk().idle()) continue;
                if (stage_.is_seen()) {
                    std::this_thread::sleep_for(kNap);
                } else {
                    app_.desk().wait_idle();  // nobody watches the progress
                }
            }
            for (int i = 0; i < kFramesAfterEvent; ++i) draw(kStillFrame, true);
        } while (!app_.idle());
    }

    void shoot(const std::string& path) {
        std::optional<platform::Picture> picture = stage_.picture();
        if (!picture) {
            draw(kStillFrame, true);
            picture = stage_.picture();
        }
        base::ensure(picture.has_value(), "no picture of a stage without pixels");
        platform::write_png(*picture, path);
    }

    void dump(const std::string& path) { base::write_file_atomically(path, app_.recording().to_json()); }

    // Draws only when something happened: events, news from the background, a clock that is shown.
    void run_until_closed() {
        if (!app_.desk().view().definition) app_.desk().prepare(kHomeScenario);
        std::unique_ptr<platform::Stage> wall_stage;
        std::optional<WallPlayer> wall;
        const scenarios::WorkshopDefinition* held = nullptr;  // for which the wall was opened
        int frames_left = kFramesAfterEvent;
        Clock::time_point before = Clock::now();
        while (stage_.is_open()) {
            if (const auto workshop = app_.desk().view().workshop;
                workshop && workshop->definition.get() != held) {
                held = workshop->definition.get();
                if (!wall) {
                    wall_stage = platform::window_stage(kStageWidth, kStageHeight, "Skøn: væggen / the wall");
                    wall.emplace(*wall_stage);
                }
            }
            if (wall_stage && !wall_stage->is_open()) {
                wall.reset();
                wall_stage.reset();
            }
            const bool on_wall = wall && wall->collect();
            if (stage_.collect(events_) || on_wall || !events_.empty() || app_.wants_frame() ||
                (app_.wants_tick() && Clock::now() - before > kTick))
                frames_left = kFramesAfterEvent;
            if (frames_left == 0) {
                std::this_thread::sleep_for(kNap);
                continue;
            }
            const Clock::time_point now = Clock::now();
            if (now - before < kShortestFrame) std::this_thread::sleep_for(kShortestFrame - (now - before));
            draw(std::clamp(std::chrono::duration<float>(now - before).count(), 0.001F, 0.1F), false);
            if (wall) wall->draw(app_, kStillFrame, false);
            before = now;
            --frames_left;
        }
    }

  private:
    void draw(float seconds, bool record) {
        stage_.activate();
        app_.frame(static_cast<float>(stage_.width()), static_cast<float>(stage_.height()), seconds, events_,
                   record);
        stage_.present(app_.pointer());
    }

    void take(const Step& step) {
        switch (step.kind) {
        case Step::Kind::click:
            hand_.click(step.words);
            break;
        case Step::Kind::key:
            hand_.press(step.words);
            break;
        case Step::Kind::type:
            hand_.type(step.words);
            break;
        case Step::Kind::drag:
            hand_.drag(step.words, step.pixels);
            break;
        case Step::Kind::wait:
            settle();
            break;
        case Step::Kind::shot:
            settle();
            shoot(step.words);
            break;
        case Step::Kind::dump_ui:
            settle();
            dump(step.words);
            break;
        case Step::Kind::command:
            app_.apply(step.command);
            draw(kStillFrame, true);
            break;
        }
    }

    platform::Stage& stage_;
    ui::EventQueue events_;
    App app_;
    ui::Hand hand_;
};

void run(const AppArgs& args, Player& player, const std::vector<Step>& steps) {
    player.play(steps, args.play);
    const bool has_errand = !args.shot.empty() || !args.dump_ui.empty();
    if (has_errand) player.settle();
    if (!args.shot.empty()) player.shoot(args.shot);
    if (!args.dump_ui.empty()) player.dump(args.dump_ui);
    if (!has_errand && args.play.empty()) player.run_until_closed();
}

// The script is played on a desk that nobody sees; the picture is of the wall.
void run_wall(const AppArgs& args, platform::Stage& stage, const std::vector<Step>& steps) {
    const auto unseen = platform::blank_stage(args.width, args.height);
    Player player(args, *unseen);
    player.play(steps, args.play);
    player.settle();
    WallPlayer wall(stage);
    for (int i = 0; i < kFramesAfterEvent; ++i) wall.draw(player.app(), kStillFrame, true);
    if (!args.shot.empty()) {
        const auto picture = stage.picture();
        base::ensure(picture.has_value(), "no picture of a stage without pixels");
        platform::write_png(*picture, args.shot);
    }
    if (!args.dump_ui.empty()) base::write_file_atomically(args.dump_ui, wall.recording().to_json());
}

}  // namespace

void run_desk(const AppArgs& args, platform::Stage& stage) {
    std::vector<Step> steps;
    if (!args.play.empty()) steps = script_from(base::read_text_file(args.play), args.play);
    if (args.window == "wall") return run_wall(args, stage, steps);
    Player player(args, stage);
    try {
        run(args, player, steps);
    } catch (const base::InternalError& fault) {
        throw DeskFault(fault.what(), player.app().desk().log());
    }
}

}  // namespace skoen::gui
