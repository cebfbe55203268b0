// The desk as a whole: takes a snapshot of the session, draws the screen it names, hands the commands back.
// Decides nothing. Works the same on a window, off screen and without any graphics.
#pragma once

#include <chrono>
#include <functional>
#include <string>

#include "gui/ui/frame.h"
#include "session/desk.h"

namespace skoen::gui {

struct AppArgs {
    std::string
        scenario;      // id of a shipped one, or a path; "" opens none, or the home one where a view needs it
    std::string view;  // one of session::kViews; "" is the first
    int width = 1600, height = 900;  // pixels
    double scale = 1;                // 1, 1.25, 1.5, 2
    base::Language language = base::Language::da;
    std::string window;    // "wall": pictures and records are of the wall; else of the desk
    std::string data;      // folder in which sessions are kept; "" keeps none
    std::string handouts;  // folder in which folders of handouts are made; "" the current one
    std::string shot;      // PNG to write, or ""
    std::string dump_ui;   // JSON of the record tree to write, or ""
    std::string play;      // script of commands and clicks, or ""
};

inline constexpr const char* kHomeScenario = "underretning";

// Contract with gui/screens/screens.h, which names the screens:
//
//   namespace skoen::gui { void draw_screen(const session::DeskView& view, session::DeskCommands& out); }
//
// One call draws the whole page (top bar, body, footer) with gui/ui/ui.h and appends what the person asked for.
class App {
  public:
    // `upload_fonts` as of ui::Frames. Throws base::InputError when the scenario or view cannot be opened, and
    // std::runtime_error, at the first frame, when the font is missing.
    App(const AppArgs& args, std::function<void()> upload_fonts);

    // One frame: events in, snapshot, screen, commands applied. Draw data are ready afterwards.
    void frame(float width, float height, float seconds, ui::EventQueue& events, bool record);

    // As a script or a window asks: what the desk leaves to its owner (a handout) is done too. Throws base::InputError.
    void apply(const session::DeskCommand& command);
    void activate() { frames_.activate(); }
    // The page shows the time, and wants to be drawn again within a second.
    bool wants_tick() const { return frames_.wants_tick(); }

    const ui::Recording& recording() const { return frames_.recording(); }
    ui::Pointer pointer() const { return frames_.pointer(); }
    session::Desk& desk() { return desk_; }
    // The next frame will look different from the last one, events apart.
    bool wants_frame() const { return frames_.wants_frame() || desk_.changes() != drawn_changes_; }
    // Nothing runs in the background, and the last frame shows how things stand.
    bool idle() const { return desk_.idle() && !wants_frame(); }

  private:
    void hand_out(const session::WriteHandout& command);
    void hand_over(const session::HandOverTraining& command);

    ui::Frames frames_;
    session::Desk desk_;
    std::string handouts_, notice_;
    std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
    std::uint64_t drawn_changes_ = 0;
};

}  // namespace skoen::gui
