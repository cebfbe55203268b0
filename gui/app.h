// The desk as a whole: takes a snapshot of the session, draws the screen it names, hands the commands back.
// Decides nothing. Works the same on a window, off screen and without any graphics.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "gui/ui/frame.h"
#include "session/desk.h"

namespace skoen::gui {

struct AppArgs {
    std::string scenario;            // id of a shipped one, or a path; "" opens none
    std::string view;                // "welcome", "plan", "outcomes" ...; "" is welcome
    int width = 1600, height = 900;  // pixels
    float scale = 1;                 // 1, 1.25, 1.5, 2
    base::Language language = base::Language::da;
    std::string shot;     // PNG to write, or ""
    std::string dump_ui;  // JSON of the record tree to write, or ""
    std::string play;     // script of commands and clicks, or ""
};

// Contract with gui/screens/screens.h, which names the screens:
//
//   namespace skoen::gui { void draw_screen(const session::DeskView& view, session::DeskCommands& out); }
//
// One call draws the whole page (top bar, body, footer) with gui/ui/ui.h and appends what the person asked for.
class App {
public:
    explicit App(const AppArgs& args);
    ~App();

    // One frame: events in, snapshot, screen, commands applied. Draw data are ready afterwards.
    // Returns true when the fonts' texture changed.
    bool frame(float width, float height, float seconds, ui::EventQueue& events, bool record);

    const ui::Recording& recording() const { return frames_.recording(); }
    session::Desk& desk() { return *desk_; }
    // Nothing runs in the background and nothing waits to be drawn.
    bool idle();
    // Something will look different in the next frame.
    bool wants_frame() const { return frames_.wants_frame(); }

private:
    ui::Frames frames_;
    std::unique_ptr<session::Desk> desk_;
};

}  // namespace skoen::gui
