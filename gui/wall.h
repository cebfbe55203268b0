// The second window: what the room sees while a workshop is held. Shows the desk's snapshot, or the one that was frozen.
#pragma once

#include <functional>

#include "gui/ui/frame.h"
#include "session/desk_view.h"

namespace skoen::gui {

class Wall {
  public:
    // `upload_fonts` as of ui::Frames. A context and letters of its own: type is larger here than on the desk.
    explicit Wall(std::function<void()> upload_fonts) : frames_(std::move(upload_fonts)) {}

    // One frame; returns what was asked for by the keys that walk the agenda.
    session::DeskCommands frame(float width, float height, float seconds, ui::EventQueue& events, bool record,
                                const session::DeskView& view);
    void activate() { frames_.activate(); }
    const ui::Recording& recording() const { return frames_.recording(); }
    ui::Pointer pointer() const { return frames_.pointer(); }

  private:
    ui::Frames frames_;
    session::DeskView shown_;  // of the last frame that was live
};

// 24 pixels on 1024x768, 3.1 % of the height; in proportion on other sizes.
[[nodiscard]] float wall_em(float width, float height);

}  // namespace skoen::gui
