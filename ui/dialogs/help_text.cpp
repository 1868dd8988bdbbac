#include "ui/dialogs/help_text.h"

#include "ui/window/action_set.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace sinopia {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(HelpText)
};

} // namespace

QList<HelpTopic> gettingStarted() {
    return {
        {Text::tr("Your first picture"),
         {Text::tr(
              "1. A small map is open already. Each colour is a class: sky, water, grass and so on. Choose "
              "one in the list of classes, or press a number key."),
          Text::tr("2. Paint with {tool.brush}. Make the brush larger or smaller with {brush.larger} and "
                   "{brush.smaller}, or drag with Shift held."),
          Text::tr(
              "3. Press {generate.start}. The picture grows step by step over your map; {generate.cancel} "
              "stops it at once."),
          Text::tr("4. Change the map and generate again. {view.compare} switches between the map and the "
                   "picture."),
          Text::tr("5. {file.save} keeps everything in one file: map, picture, results and settings.")}},
        {Text::tr("Several pictures, and how they came about"),
         {Text::tr(
              "1. {generate.variations} paints the map several times with other seeds, "
              "{generate.variationsRegion} only its region. Click a variation to see it on the canvas; Enter "
              "makes it the picture."),
          Text::tr("2. Compare shows it beside the picture, “More like this” paints it again with other "
                   "strength or guidance. Every one is kept in Results until it is discarded."),
          Text::tr(
              "3. {generate.queue} lines up a picture of the map as it is now and paints it when its turn "
              "comes, while you go on; it is kept in Results. Alt+Up and Alt+Down change the order, Delete "
              "takes one out."),
          Text::tr("4. The strip of steps shows how a picture came about: move over it, or drag its slider. "
                   "The steps can be written to files.")}},
        {Text::tr("Changing a part of a picture"),
         {Text::tr("1. Generate a picture, or open a photo with {file.open}: it needs no map."),
          Text::tr(
              "2. Paint another class over what is to change. The pixels you change become the region, a "
              "little grown; {region.show} shows or hides it. Mark more with {tool.regionBrush} or any other "
              "tool, take away with Alt held."),
          Text::tr(
              "3. Press {generate.region}. Only the region is painted anew: every pixel outside stays as it "
              "is. The next stroke begins a new region."),
          Text::tr("4. {region.erase} lets the classes around a thing take its place. {tool.original} and "
                   "{region.putBack} bring the picture back as it was before its regions were edited."),
          Text::tr(
              "5. With {generate.live} each stroke is repainted as soon as it ends. Feather, strength and "
              "more are in the panel, under “Repainting a region”.")}},
        {Text::tr("Labelling a photo"),
         {Text::tr("1. Open the photo with {file.open}, or drop it on the window."),
          Text::tr(
              "2. Choose a list of classes in the panel of classes; {class.find} finds one by its name."),
          Text::tr(
              "3. Draw around things with {tool.polygon}, paint over them with {tool.brush}, fill areas with "
              "{tool.fill}. {tool.smartFill} snaps a rough outline to the edges in the photo. Switch "
              "{region.proposes} off if the red of the region is in your way."),
          Text::tr(
              "4. Lock a class that is finished: nothing paints over it then. {tool.pick} takes the class "
              "under the pointer, and so does holding Alt or Ctrl with any tool."),
          Text::tr("5. Export the map as class PNG, labelme or COCO. What was written is read back and "
                   "compared.")}},
        {Text::tr("Training a model of your own"),
         {Text::tr("1. {model.train} opens the training window. Choose a folder of pictures with label maps; "
                   "every "
                   "pair is checked at once, and what is wrong is named."),
          Text::tr("2. Choose a preset. “Try a step” tells how much memory, disk and time the run will take; "
                   "“Start "
                   "training” begins it. All settings are there too, each with a sentence."),
          Text::tr("3. Watch the loss and the samples. The run goes on when you close the window, or the "
                   "editor: open "
                   "it again and choose the run in the list. Pause frees its memory, Continue goes on "
                   "exactly there."),
          Text::tr("4. “Use in the editor” makes a model of the newest save and paints with it; it is in "
                   "{model.library} from then on.")}},
        {Text::tr("Without a mouse"),
         {Text::tr(
             "Tab walks through the controls, Shift+Tab goes back. On the canvas {panel.hide} hides the "
             "panels; "
             "{panel.next} takes the keyboard from there to the tool bars and panels. F10 or Alt opens the "
             "menus. Single letters never act while a text field has the focus.")}},
        {Text::tr("If something goes wrong"),
         {Text::tr(
             "{edit.undo} takes back a thousand strokes and more. Unsaved work is kept at most two seconds "
             "behind you; after a crash it is offered again at the next start.")}},
    };
}

QList<std::pair<QString, QString>> gestures() {
    return {
        {Text::tr("Drag"), Text::tr("Uses the tool")},
        {Text::tr("Shift + click"), Text::tr("Brushes: a straight line from the last point")},
        {Text::tr("Shift + drag"), Text::tr("Brushes: changes the size")},
        {Text::tr("Alt or Ctrl + click"), Text::tr("Takes the class under the pointer")},
        {Text::tr("Wheel"), Text::tr("Zooms at the pointer")},
        {Text::tr("Space + drag, or middle button"), Text::tr("Moves the view")},
        {Text::tr("Enter or double click"), Text::tr("Polygon: closes it")},
        {Text::tr("Backspace"), Text::tr("Polygon: takes the last corner back")},
        {Text::tr("Pen"), Text::tr("Pressure changes the size of the brush, if that is switched on")},
        {Text::tr("Drop a file on the window"), Text::tr("Opens it: map, picture, project or model")},
    };
}

QString withKeys(const QString& text, const ActionSet& actions) {
    static const QRegularExpression place("\\{([A-Za-z.0-9]+)\\}");
    QString out;
    qsizetype from = 0;
    for (auto it = place.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        const QString id = match.captured(1);
        out += text.mid(from, match.capturedStart() - from);
        from = match.capturedEnd();
        const QString keys = actions.keyText(id);
        const QString title = actions.contains(id) ? actions.title(id) : id.section('.', -1);
        out += keys.isEmpty() ? Text::tr("“%1”").arg(title) : Text::tr("“%1” (%2)").arg(title, keys);
    }
    return out + text.mid(from);
}

} // namespace sinopia
