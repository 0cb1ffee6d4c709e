<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>QAbstractSpinBox</name>
    <message>
        <source>&amp;Select All</source>
        <translation>&amp;Alles auswählen</translation>
    </message>
    <message>
        <source>&amp;Step up</source>
        <translation>&amp;Erhöhen</translation>
    </message>
    <message>
        <source>Step &amp;down</source>
        <translation>&amp;Verringern</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Ausschneiden</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Alles auswählen</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;Ja</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>&amp;Nein</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Ctrl</source>
        <translation>Strg</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Umschalt</translation>
    </message>
    <message>
        <source>Alt</source>
        <translation>Alt</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Entf</translation>
    </message>
    <message>
        <source>Ins</source>
        <translation>Einfg</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Pos1</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>PgUp</source>
        <translation>Bild auf</translation>
    </message>
    <message>
        <source>PgDown</source>
        <translation>Bild ab</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Runter</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Ausschneiden</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>Copy &amp;Link Location</source>
        <translation>&amp;Linkadresse kopieren</translation>
    </message>
</context>
<context>
    <name>rigbuilder</name>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;New rig</source>
        <translation>&amp;Neues Rig</translation>
    </message>
    <message>
        <source>&amp;Ready rigs…</source>
        <translation>Ferti&amp;ge Rigs…</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>Open re&amp;cent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;Find a build…</source>
        <translation>Zusammenstellung su&amp;chen…</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Speichern &amp;unter…</translation>
    </message>
    <message>
        <source>&amp;Export PDF and other formats…</source>
        <translation>&amp;Exportieren als PDF und mehr…</translation>
    </message>
    <message>
        <source>&amp;Import parts from BuildCores OpenDB…</source>
        <translation>Teile aus BuildCores OpenDB &amp;importieren…</translation>
    </message>
    <message>
        <source>Rea&amp;d this computer…</source>
        <translation>Diesen Computer &amp;auslesen…</translation>
    </message>
    <message>
        <source>&amp;Measure from a picture…</source>
        <translation>An einem Bild &amp;messen…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Cu&amp;t part</source>
        <translation>Teil &amp;ausschneiden</translation>
    </message>
    <message>
        <source>&amp;Copy part</source>
        <translation>Teil &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste part</source>
        <translation>Teil &amp;einfügen</translation>
    </message>
    <message>
        <source>&amp;Duplicate part</source>
        <translation>Teil &amp;duplizieren</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>Ent&amp;fernen</translation>
    </message>
    <message>
        <source>&amp;Find a part</source>
        <translation>Teil &amp;suchen</translation>
    </message>
    <message>
        <source>C&amp;orrect the part&apos;s figures…</source>
        <translation>Werte des &amp;Teils korrigieren…</translation>
    </message>
    <message>
        <source>&amp;New part like this…</source>
        <translation>&amp;Neues Teil wie dieses…</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>&amp;Fit to window</source>
        <translation>In &amp;Fenster einpassen</translation>
    </message>
    <message>
        <source>&amp;Actual size, 1 pixel = 1 mm</source>
        <translation>&amp;Originalgröße, 1 Pixel = 1 mm</translation>
    </message>
    <message>
        <source>Go to the &amp;drawing</source>
        <translation>Zur &amp;Zeichnung</translation>
    </message>
    <message>
        <source>Figures of the selected &amp;part</source>
        <translation>&amp;Werte des gewählten Teils</translation>
    </message>
    <message>
        <source>P&amp;lots…</source>
        <translation>&amp;Diagramme…</translation>
    </message>
    <message>
        <source>&amp;Compare rigs…</source>
        <translation>&amp;Rigs vergleichen…</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>Far&amp;ben</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Command palette…</source>
        <translation>&amp;Befehlspalette…</translation>
    </message>
    <message>
        <source>&amp;Shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>Take the &amp;tour</source>
        <translation>&amp;Rundgang</translation>
    </message>
    <message>
        <source>&amp;Rules explained</source>
        <translation>Re&amp;geln erklärt</translation>
    </message>
    <message>
        <source>&amp;About RigBuilder</source>
        <translation>&amp;Über RigBuilder</translation>
    </message>
    <message>
        <source>Something went wrong inside RigBuilder ({kind}: {error}). The rig is as it was; save it under another name to be safe.</source>
        <translation>In RigBuilder ist etwas schiefgegangen ({kind}: {error}). Das Rig ist unverändert; sicherheitshalber unter anderem Namen speichern.</translation>
    </message>
    <message>
        <source>Parts out of view</source>
        <translation>Teile außerhalb der Ansicht</translation>
    </message>
    <message>
        <source>Out of view: {keys}. Show</source>
        <translation>Außerhalb der Ansicht: {keys}. Zeigen</translation>
    </message>
    <message>
        <source>{name}: bring it near a marked slot.</source>
        <translation>{name}: in die Nähe eines markierten Steckplatzes bringen.</translation>
    </message>
    <message>
        <source>Move {key}</source>
        <translation>{key} verschieben</translation>
    </message>
    <message>
        <source>Add {title}</source>
        <translation>{title} hinzufügen</translation>
    </message>
    <message>
        <source>No two placed cards to join.</source>
        <translation>Keine zwei eingesetzten Karten zu verbinden.</translation>
    </message>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
    <message>
        <source>On {joined}: {outcome}. {reason}</source>
        <translation>Auf {joined}: {outcome}. {reason}</translation>
    </message>
    <message>
        <source>Put in {title}</source>
        <translation>{title} einsetzen</translation>
    </message>
    <message>
        <source>Let go to remove {key}.</source>
        <translation>Loslassen entfernt {key}.</translation>
    </message>
    <message>
        <source>Pull {key} out of the drawing to remove it.</source>
        <translation>{key} zum Entfernen aus der Zeichnung ziehen.</translation>
    </message>
    <message>
        <source>Remove {key}</source>
        <translation>{key} entfernen</translation>
    </message>
    <message>
        <source>Let go to remove {key} and its bridges.</source>
        <translation>Loslassen entfernt {key} samt Brücken.</translation>
    </message>
    <message>
        <source>Edge whose place nobody publishes</source>
        <translation>Kante, deren Lage niemand veröffentlicht</translation>
    </message>
    <message>
        <source>Overlap, with its depth in mm</source>
        <translation>Überschneidung mit Tiefe in mm</translation>
    </message>
    <message>
        <source>Distance that is enough</source>
        <translation>Abstand reicht</translation>
    </message>
    <message>
        <source>Distance that is not enough</source>
        <translation>Abstand reicht nicht</translation>
    </message>
    <message>
        <source>Distance that is not proven</source>
        <translation>Abstand nicht nachgewiesen</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
    <message>
        <source>Drag parts here from the list · arrows move a card, Delete removes it · the wheel zooms · F1: all keys</source>
        <translation>Teile aus der Liste hierher ziehen · Pfeiltasten verschieben eine Karte, Entf entfernt sie · Mausrad zoomt · F1: alle Tasten</translation>
    </message>
    <message>
        <source>Start with a case and a board: drag them here from the list on the left,
or pick them there and press Enter. Then add cards.</source>
        <translation>Mit Gehäuse und Mainboard beginnen: aus der Liste links hierher ziehen
oder dort wählen und Enter drücken. Dann Karten hinzufügen.</translation>
    </message>
    <message>
        <source>Side view</source>
        <translation>Seitenansicht</translation>
    </message>
    <message>
        <source>Rear view</source>
        <translation>Rückansicht</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>Zeichnung</translation>
    </message>
    <message>
        <source>{verdict}. Selected: {chosen}.</source>
        <translation>{verdict}. Gewählt: {chosen}.</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>What a drop would do</source>
        <translation>Was das Ablegen bewirkt</translation>
    </message>
    <message>
        <source>Outcome of the drop</source>
        <translation>Ergebnis des Ablegens</translation>
    </message>
    <message>
        <source>Tools of the drawing</source>
        <translation>Werkzeuge der Zeichnung</translation>
    </message>
    <message>
        <source>Fit to window (Ctrl+0)</source>
        <translation>In Fenster einpassen (Strg+0)</translation>
    </message>
    <message>
        <source>Zoom out (Ctrl+-)</source>
        <translation>Verkleinern (Strg+-)</translation>
    </message>
    <message>
        <source>Scale of the drawing</source>
        <translation>Maßstab der Zeichnung</translation>
    </message>
    <message>
        <source>Zoom in (Ctrl++)</source>
        <translation>Vergrößern (Strg++)</translation>
    </message>
    <message>
        <source>Dimensions</source>
        <translation>Maße</translation>
    </message>
    <message>
        <source>Show the dimension lines</source>
        <translation>Maßlinien zeigen</translation>
    </message>
    <message>
        <source>Show the rear view beside the side view</source>
        <translation>Rückansicht neben der Seitenansicht zeigen</translation>
    </message>
    <message>
        <source>Rulers</source>
        <translation>Lineale</translation>
    </message>
    <message>
        <source>Show rulers in mm along the drawing</source>
        <translation>Lineale in mm an der Zeichnung zeigen</translation>
    </message>
    <message>
        <source>Explain the signs of the drawing</source>
        <translation>Zeichen der Zeichnung erklären</translation>
    </message>
    <message>
        <source>Remove {count} parts</source>
        <translation>{count} Teile entfernen</translation>
    </message>
    <message>
        <source>In this rig</source>
        <translation>In diesem Rig</translation>
    </message>
    <message>
        <source>Recent rig</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Ready rig</source>
        <translation>Fertiges Rig</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>{name} öffnen</translation>
    </message>
    <message>
        <source>Rule explained</source>
        <translation>Regel erklärt</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Was ist zu tun?</translation>
    </message>
    <message>
        <source>Search commands</source>
        <translation>Befehle suchen</translation>
    </message>
    <message>
        <source>Commands found</source>
        <translation>Gefundene Befehle</translation>
    </message>
    <message>
        <source>Nothing of that name.</source>
        <translation>Nichts mit diesem Namen.</translation>
    </message>
    <message>
        <source>Rigs compared</source>
        <translation>Verglichene Rigs</translation>
    </message>
    <message>
        <source>Untitled rig</source>
        <translation>Unbenanntes Rig</translation>
    </message>
    <message>
        <source>{n} rigs are compared at most: remove one first.</source>
        <translation>Höchstens {n} Rigs werden verglichen: zuerst eines entfernen.</translation>
    </message>
    <message>
        <source>PDF (*.pdf);;Markdown (*.md);;Comparison, JSON (*.json)</source>
        <translation>PDF (*.pdf);;Markdown (*.md);;Vergleich, JSON (*.json)</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Leistung</translation>
    </message>
    <message>
        <source>Cost and speed</source>
        <translation>Kosten und Tempo</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>A tick: better than every other rig. =: the ranges overlap, so neither is clearly better. A number before a range is what to expect.</source>
        <translation>Haken: besser als alle anderen. =: Die Spannen überschneiden sich, keines ist klar besser. Zahl vor einer Spanne: Erwartungswert.</translation>
    </message>
    <message>
        <source>Compare rigs</source>
        <translation>Rigs vergleichen</translation>
    </message>
    <message>
        <source>Add a rig</source>
        <translation>Rig hinzufügen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Export PDF or Markdown…</source>
        <translation>PDF oder Markdown exportieren…</translation>
    </message>
    <message>
        <source>Add a rig to compare with: a ready rig, a recent one, or a file dropped here.</source>
        <translation>Ein Rig zum Vergleich hinzufügen: ein fertiges, ein zuletzt geöffnetes oder eine hier abgelegte Datei.</translation>
    </message>
    <message>
        <source>Workload that the rigs run</source>
        <translation>Aufgabe der Rigs</translation>
    </message>
    <message>
        <source>Add a ready rig, a recent rig or a file; or drop files here</source>
        <translation>Fertiges oder zuletzt geöffnetes Rig oder Datei hinzufügen; oder Dateien hier ablegen</translation>
    </message>
    <message>
        <source>Take the rig of the chosen column out (Del)</source>
        <translation>Rig der gewählten Spalte entfernen (Entf)</translation>
    </message>
    <message>
        <source>Work on the rig of the chosen column (Enter or double click)</source>
        <translation>Mit dem Rig der gewählten Spalte arbeiten (Enter oder Doppelklick)</translation>
    </message>
    <message>
        <source>Figures and plots of the comparison</source>
        <translation>Werte und Diagramme des Vergleichs</translation>
    </message>
    <message>
        <source>Figures of the rigs</source>
        <translation>Werte der Rigs</translation>
    </message>
    <message>
        <source>Figures compared</source>
        <translation>Verglichene Werte</translation>
    </message>
    <message>
        <source>All run the model of</source>
        <translation>Alle mit dem Modell von</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>each its own</source>
        <translation>jedes mit eigenem</translation>
    </message>
    <message>
        <source>File…</source>
        <translation>Datei…</translation>
    </message>
    <message>
        <source>Exported {path}.</source>
        <translation>{path} exportiert.</translation>
    </message>
    <message>
        <source>Add rigs</source>
        <translation>Rigs hinzufügen</translation>
    </message>
    <message>
        <source>Export the comparison</source>
        <translation>Vergleich exportieren</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>noch keine</translation>
    </message>
    <message>
        <source>Contents of the rig</source>
        <translation>Inhalt des Rigs</translation>
    </message>
    <message>
        <source>Count of {title}</source>
        <translation>Anzahl von {title}</translation>
    </message>
    <message>
        <source>Remove parts</source>
        <translation>Teile entfernen</translation>
    </message>
    <message>
        <source>No recovery copy is kept: {error}.</source>
        <translation>Keine Sicherungskopie: {error}.</translation>
    </message>
    <message>
        <source>Rigs (*.rig.json *.json)</source>
        <translation>Rigs (*.rig.json *.json)</translation>
    </message>
    <message>
        <source>PDF (*.pdf);;SVG drawing (*.svg);;PNG picture (*.png);;Parts list, CSV (*.csv);;Markdown (*.md);;Report, JSON (*.json)</source>
        <translation>PDF (*.pdf);;SVG-Zeichnung (*.svg);;PNG-Bild (*.png);;Teileliste, CSV (*.csv);;Markdown (*.md);;Bericht, JSON (*.json)</translation>
    </message>
    <message>
        <source>Open a rig</source>
        <translation>Rig öffnen</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Save the rig</source>
        <translation>Rig speichern</translation>
    </message>
    <message>
        <source>Export the rig</source>
        <translation>Rig exportieren</translation>
    </message>
    <message>
        <source>This rig</source>
        <translation>Dieses Rig</translation>
    </message>
    <message>
        <source>{name} has changes that are not saved.</source>
        <translation>{name} hat ungespeicherte Änderungen.</translation>
    </message>
    <message>
        <source>Save and {before}</source>
        <translation>Speichern und {before}</translation>
    </message>
    <message>
        <source>{before} without saving</source>
        <translation>{before}, ohne zu speichern</translation>
    </message>
    <message>
        <source>Keep on working</source>
        <translation>Weiterarbeiten</translation>
    </message>
    <message>
        <source>start a new rig</source>
        <translation>neues Rig beginnen</translation>
    </message>
    <message>
        <source>open {name}</source>
        <translation>{name} öffnen</translation>
    </message>
    <message>
        <source>the rig</source>
        <translation>das Rig</translation>
    </message>
    <message>
        <source>{name} was changed by another program since it was opened or saved here.</source>
        <translation>{name} wurde seit dem Öffnen oder Speichern von einem anderen Programm geändert.</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter…</translation>
    </message>
    <message>
        <source>Overwrite it</source>
        <translation>Überschreiben</translation>
    </message>
    <message>
        <source>Saved {path}.</source>
        <translation>{path} gespeichert.</translation>
    </message>
    <message>
        <source>{path}: cannot be written: {reason}.</source>
        <translation>{path}: nicht schreibbar: {reason}.</translation>
    </message>
    <message>
        <source>a rig that was not saved yet</source>
        <translation>einem noch nicht gespeicherten Rig</translation>
    </message>
    <message>
        <source>RigBuilder ended unexpectedly. Changes to {name} of {saved:%Y-%m-%d %H:%M} can be recovered.</source>
        <translation>RigBuilder wurde unerwartet beendet. Änderungen an {name} vom {saved:%Y-%m-%d %H:%M} lassen sich wiederherstellen.</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Likely fits.</source>
        <translation>Passt wahrscheinlich.</translation>
    </message>
    <message>
        <source>Likely does not fit.</source>
        <translation>Passt wahrscheinlich nicht.</translation>
    </message>
    <message>
        <source>To check: {missing}.</source>
        <translation>Zu prüfen: {missing}.</translation>
    </message>
    <message>
        <source>Has {has} {unit}, needs {needs} {unit}</source>
        <translation>Ist {has} {unit}, nötig {needs} {unit}</translation>
    </message>
    <message>
        <source>Accepted: {waived}</source>
        <translation>Akzeptiert: {waived}</translation>
    </message>
    <message>
        <source>Do it: one step that Undo takes back</source>
        <translation>Ausführen: ein Schritt, der sich rückgängig machen lässt</translation>
    </message>
    <message>
        <source>Fix: {title}</source>
        <translation>Lösung: {title}</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Accept…</source>
        <translation>Akzeptieren…</translation>
    </message>
    <message>
        <source>Count this finding again</source>
        <translation>Diesen Befund wieder zählen</translation>
    </message>
    <message>
        <source>Accept this finding with a reason; it stays listed</source>
        <translation>Diesen Befund mit Begründung akzeptieren; er bleibt in der Liste</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Erklären</translation>
    </message>
    <message>
        <source>What the rule checks, why, and where its figures come from</source>
        <translation>Was die Regel prüft, warum, und woher die Werte stammen</translation>
    </message>
    <message numerus="yes">
        <source>{n} errors</source>
        <translation>
            <numerusform>{n} Fehler</numerusform>
            <numerusform>{n} Fehler</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} unknown</source>
        <translation>
            <numerusform>{n} offen</numerusform>
            <numerusform>{n} offen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} warnings</source>
        <translation>
            <numerusform>{n} Warnung</numerusform>
            <numerusform>{n} Warnungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} notes</source>
        <translation>
            <numerusform>{n} Hinweis</numerusform>
            <numerusform>{n} Hinweise</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} accepted</source>
        <translation>
            <numerusform>{n} akzeptiert</numerusform>
            <numerusform>{n} akzeptiert</numerusform>
        </translation>
    </message>
    <message>
        <source>Filter of the findings</source>
        <translation>Filter der Befunde</translation>
    </message>
    <message>
        <source>List or hide: {words}</source>
        <translation>Zeigen oder ausblenden: {words}</translation>
    </message>
    <message>
        <source>List {words}</source>
        <translation>{words} zeigen</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Findings ({count})</source>
        <translation>Befunde ({count})</translation>
    </message>
    <message>
        <source>Nothing to report yet: add parts.</source>
        <translation>Noch nichts zu melden: Teile hinzufügen.</translation>
    </message>
    <message>
        <source>No rule has anything to say.</source>
        <translation>Keine Regel hat etwas zu melden.</translation>
    </message>
    <message>
        <source>Accept {rule}</source>
        <translation>{rule} akzeptieren</translation>
    </message>
    <message>
        <source>Count {rule} again</source>
        <translation>{rule} wieder zählen</translation>
    </message>
    <message>
        <source>no change</source>
        <translation>keine Änderung</translation>
    </message>
    <message>
        <source>Why is it acceptable?</source>
        <translation>Warum ist das hinnehmbar?</translation>
    </message>
    <message>
        <source>Why the finding is acceptable</source>
        <translation>Warum der Befund hinnehmbar ist</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Akzeptieren</translation>
    </message>
    <message>
        <source>supply {supply} W</source>
        <translation>Netzteil {supply} W</translation>
    </message>
    <message>
        <source>no supply yet</source>
        <translation>noch kein Netzteil</translation>
    </message>
    <message>
        <source>circuit {circuit} W</source>
        <translation>Stromkreis {circuit} W</translation>
    </message>
    <message>
        <source>Steady</source>
        <translation>Dauerlast</translation>
    </message>
    <message>
        <source>Peaks</source>
        <translation>Spitzen</translation>
    </message>
    <message>
        <source>short peaks</source>
        <translation>kurze Lastspitzen</translation>
    </message>
    <message>
        <source>Wall</source>
        <translation>Steckdose</translation>
    </message>
    <message>
        <source>from the wall</source>
        <translation>aus der Steckdose</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>KV cache</source>
        <translation>KV-Cache</translation>
    </message>
    <message>
        <source>overhead</source>
        <translation>Zusatz</translation>
    </message>
    <message>
        <source>free {free} GiB</source>
        <translation>frei {free} GiB</translation>
    </message>
    <message>
        <source>{excess} GiB too much</source>
        <translation>{excess} GiB zu viel</translation>
    </message>
    <message>
        <source>{used} of {capacity} GiB</source>
        <translation>{used} von {capacity} GiB</translation>
    </message>
    <message>
        <source>00.0 of 00 GiB</source>
        <translation>00.0 von 00 GiB</translation>
    </message>
    <message>
        <source>about {expected} {unit}</source>
        <translation>etwa {expected} {unit}</translation>
    </message>
    <message>
        <source>at most {bound} {unit}</source>
        <translation>höchstens {bound} {unit}</translation>
    </message>
    <message>
        <source>{head} (bound {bound})</source>
        <translation>{head} (Grenze {bound})</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Link: {link}</source>
        <translation>Verbindung: {link}</translation>
    </message>
    <message>
        <source>Decode</source>
        <translation>Decode</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>no prices yet</source>
        <translation>noch keine Preise</translation>
    </message>
    <message numerus="yes">
        <source>{n} parts without a price</source>
        <translation>
            <numerusform>{n} Teil ohne Preis</numerusform>
            <numerusform>{n} Teile ohne Preis</numerusform>
        </translation>
    </message>
    <message>
        <source>no price in</source>
        <translation>kein Preis in</translation>
    </message>
    <message>
        <source>{load:.0%} of {rating} W</source>
        <translation>{load:.0%} von {rating} W</translation>
    </message>
    <message>
        <source>{price} {currency} a month</source>
        <translation>{price} {currency} im Monat</translation>
    </message>
    <message>
        <source>no figure for {missing}</source>
        <translation>kein Wert für {missing}</translation>
    </message>
    <message>
        <source>Heat into the room: {heat} BTU/h</source>
        <translation>Wärme in den Raum: {heat} BTU/h</translation>
    </message>
    <message>
        <source>Efficiency of the supply at this load: {efficiency:.1%}</source>
        <translation>Wirkungsgrad des Netzteils bei dieser Last: {efficiency:.1%}</translation>
    </message>
    <message>
        <source>fits</source>
        <translation>passt</translation>
    </message>
    <message>
        <source>does not fit</source>
        <translation>passt nicht</translation>
    </message>
    <message>
        <source>Pick a model above to see what the cards hold.</source>
        <translation>Oben ein Modell wählen, um die Belegung der Karten zu sehen.</translation>
    </message>
    <message>
        <source>up to {context} tokens</source>
        <translation>bis {context} Tokens</translation>
    </message>
    <message>
        <source>largest quant {quant}</source>
        <translation>größter Quant {quant}</translation>
    </message>
    <message>
        <source>{name} in one line</source>
        <translation>{name} in einer Zeile</translation>
    </message>
    <message>
        <source>{name}: more</source>
        <translation>{name}: mehr</translation>
    </message>
    <message>
        <source>Gauges</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Card memory</source>
        <translation>Kartenspeicher</translation>
    </message>
    <message>
        <source>free</source>
        <translation>frei</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Would be: {verdict}</source>
        <translation>Dann: {verdict}</translation>
    </message>
    <message>
        <source>Rig</source>
        <translation>Rig</translation>
    </message>
    <message>
        <source>New rig</source>
        <translation>Neues Rig</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Speichern unter</translation>
    </message>
    <message>
        <source>Export as PDF</source>
        <translation>Als PDF exportieren</translation>
    </message>
    <message>
        <source>Undo / redo</source>
        <translation>Rückgängig / Wiederholen</translation>
    </message>
    <message>
        <source>Compare rigs side by side</source>
        <translation>Rigs nebeneinander vergleichen</translation>
    </message>
    <message>
        <source>Command palette: everything there is to do, by typing</source>
        <translation>Befehlspalette: alles durch Tippen finden</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Teile</translation>
    </message>
    <message>
        <source>Search parts</source>
        <translation>Teile suchen</translation>
    </message>
    <message>
        <source>Enter (in the list)</source>
        <translation>Enter (in der Liste)</translation>
    </message>
    <message>
        <source>Add the part at the best place</source>
        <translation>Teil am besten Platz hinzufügen</translation>
    </message>
    <message>
        <source>Copy, cut, paste a part</source>
        <translation>Teil kopieren, ausschneiden, einfügen</translation>
    </message>
    <message>
        <source>Duplicate the selected part</source>
        <translation>Gewähltes Teil duplizieren</translation>
    </message>
    <message>
        <source>Correct the part&apos;s figures</source>
        <translation>Werte des Teils korrigieren</translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation>Pfeiltasten</translation>
    </message>
    <message>
        <source>Move the selected card a slot; without a selection move the drawing</source>
        <translation>Gewählte Karte um einen Steckplatz verschieben; ohne Auswahl die Zeichnung</translation>
    </message>
    <message>
        <source>Next / former part</source>
        <translation>Nächstes / voriges Teil</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Figures of the selected part</source>
        <translation>Werte des gewählten Teils</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Entf</translation>
    </message>
    <message>
        <source>Remove the selected parts</source>
        <translation>Gewählte Teile entfernen</translation>
    </message>
    <message>
        <source>Cancel a drag, select nothing</source>
        <translation>Ziehen abbrechen, Auswahl aufheben</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Mausrad</translation>
    </message>
    <message>
        <source>Zoom at the pointer; with Shift move sideways</source>
        <translation>Am Zeiger zoomen; mit Umschalt seitwärts schieben</translation>
    </message>
    <message>
        <source>Space or middle button</source>
        <translation>Leertaste oder mittlere Maustaste</translation>
    </message>
    <message>
        <source>Move the drawing</source>
        <translation>Zeichnung verschieben</translation>
    </message>
    <message>
        <source>Fit to window / 100%</source>
        <translation>In Fenster einpassen / 100%</translation>
    </message>
    <message>
        <source>Zoom in / out</source>
        <translation>Vergrößern / verkleinern</translation>
    </message>
    <message>
        <source>This rule has no page.</source>
        <translation>Zu dieser Regel gibt es keine Seite.</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Ctrl</source>
        <translation>Strg</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Umschalt</translation>
    </message>
    <message>
        <source>Plans a computer with several graphics cards for large language models: whether the parts fit, bridge, get their power and hold the model, and how fast it will be.

Every figure has a source and a grade of evidence. What nobody publishes is unknown, and a rig that rests on such a figure is called *not proven*, never *fits*.

Memory is counted in GiB, as the drivers show it: a card sold as 24 GB holds 24 GiB.

Apache License 2.0.</source>
        <translation>Plant einen Computer mit mehreren Grafikkarten für große Sprachmodelle: ob die Teile passen, sich verbinden lassen, genug Strom bekommen und das Modell fassen, und wie schnell es wird.

Jeder Wert hat eine Quelle und einen Grad der Belegtheit. Was niemand veröffentlicht, ist unbekannt, und ein Rig, das auf einem solchen Wert beruht, heißt *nicht nachgewiesen*, nie *passt*.

Speicher wird in GiB gezählt, wie ihn die Treiber zeigen: Eine als 24 GB verkaufte Karte fasst 24 GiB.

Apache License 2.0.</translation>
    </message>
    <message>
        <source>in {folder}</source>
        <translation>in {folder}</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Page of the help</source>
        <translation>Seite der Hilfe</translation>
    </message>
    <message>
        <source>About RigBuilder</source>
        <translation>Über RigBuilder</translation>
    </message>
    <message>
        <source>Text of the help</source>
        <translation>Text der Hilfe</translation>
    </message>
    <message>
        <source>Slot of the card</source>
        <translation>Steckplatz der Karte</translation>
    </message>
    <message>
        <source>Power limit</source>
        <translation>Leistungsgrenze</translation>
    </message>
    <message>
        <source>as made</source>
        <translation>wie gebaut</translation>
    </message>
    <message>
        <source>Own price</source>
        <translation>Eigener Preis</translation>
    </message>
    <message>
        <source>as listed</source>
        <translation>wie gelistet</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>List the parts of this kind in the palette</source>
        <translation>Teile dieser Art in der Palette zeigen</translation>
    </message>
    <message>
        <source>Take it out of the rig (Delete)</source>
        <translation>Aus dem Rig entfernen (Entf)</translation>
    </message>
    <message>
        <source>not placed</source>
        <translation>nicht eingesetzt</translation>
    </message>
    <message>
        <source>Power limit of {key}</source>
        <translation>Leistungsgrenze von {key}</translation>
    </message>
    <message>
        <source>Count of {key}</source>
        <translation>Anzahl von {key}</translation>
    </message>
    <message>
        <source>Front</source>
        <translation>Vorn</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>Oben</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Bottom</source>
        <translation>Unten</translation>
    </message>
    <message>
        <source>Rear</source>
        <translation>Hinten</translation>
    </message>
    <message>
        <source>Fans as the maker ships them</source>
        <translation>Lüfter wie vom Hersteller geliefert</translation>
    </message>
    <message>
        <source>Wall with the CPU cooler&apos;s radiator</source>
        <translation>Wand mit dem Radiator des CPU-Kühlers</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>keine Angabe</translation>
    </message>
    <message>
        <source>Radiator</source>
        <translation>Radiator</translation>
    </message>
    <message>
        <source>Fans</source>
        <translation>Lüfter</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Fans: {wall}</source>
        <translation>Lüfter: {wall}</translation>
    </message>
    <message>
        <source>Size of the fans: {wall}</source>
        <translation>Größe der Lüfter: {wall}</translation>
    </message>
    <message>
        <source>Thickness of a further radiator: {wall}</source>
        <translation>Dicke eines weiteren Radiators: {wall}</translation>
    </message>
    <message>
        <source>Drive cage {key} (cards up to {room})</source>
        <translation>Laufwerkskäfig {key} (Karten bis {room})</translation>
    </message>
    <message>
        <source>Drive cages</source>
        <translation>Laufwerkskäfige</translation>
    </message>
    <message>
        <source>Wall of the radiator</source>
        <translation>Wand des Radiators</translation>
    </message>
    <message>
        <source>Fans of the case</source>
        <translation>Lüfter des Gehäuses</translation>
    </message>
    <message>
        <source>Lanes</source>
        <translation>Lanes</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>Ausgänge</translation>
    </message>
    <message>
        <source>Output connector</source>
        <translation>Anschluss der Ausgänge</translation>
    </message>
    <message>
        <source>Output slot lanes</source>
        <translation>Lanes der Ausgangssteckplätze</translation>
    </message>
    <message>
        <source>Generation</source>
        <translation>Generation</translation>
    </message>
    <message>
        <source>Switch</source>
        <translation>Switch</translation>
    </message>
    <message>
        <source>Cable</source>
        <translation>Kabel</translation>
    </message>
    <message>
        <source>Rigid</source>
        <translation>Starr</translation>
    </message>
    <message>
        <source>Output pitch</source>
        <translation>Abstand der Ausgänge</translation>
    </message>
    <message>
        <source>Power inputs</source>
        <translation>Stromeingänge</translation>
    </message>
    <message>
        <source>Chipset</source>
        <translation>Chipsatz</translation>
    </message>
    <message>
        <source>M2 sockets</source>
        <translation>M.2-Steckplätze</translation>
    </message>
    <message>
        <source>Memory type</source>
        <translation>Speichertyp</translation>
    </message>
    <message>
        <source>Memory slots</source>
        <translation>RAM-Steckplätze</translation>
    </message>
    <message>
        <source>Socket to first slot</source>
        <translation>Sockel bis erster Steckplatz</translation>
    </message>
    <message>
        <source>Max memory</source>
        <translation>Max. Speicher</translation>
    </message>
    <message>
        <source>Span slots</source>
        <translation>Spannweite in Slots</translation>
    </message>
    <message>
        <source>Pitch</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>Rise</source>
        <translation>Überstand</translation>
    </message>
    <message>
        <source>Works with</source>
        <translation>Passt zu</translation>
    </message>
    <message>
        <source>Bandwidth</source>
        <translation>Bandbreite</translation>
    </message>
    <message>
        <source>Per pair</source>
        <translation>Je Paar</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>GPU maker</source>
        <translation>GPU-Hersteller</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Architektur</translation>
    </message>
    <message>
        <source>Backplate</source>
        <translation>Backplate</translation>
    </message>
    <message>
        <source>Slot width</source>
        <translation>Slotbreite</translation>
    </message>
    <message>
        <source>Bracket slots</source>
        <translation>Slots der Blende</translation>
    </message>
    <message>
        <source>Cooling</source>
        <translation>Kühlung</translation>
    </message>
    <message>
        <source>TDP</source>
        <translation>TDP</translation>
    </message>
    <message>
        <source>Included adapter</source>
        <translation>Beiliegender Adapter</translation>
    </message>
    <message>
        <source>Plug: edge</source>
        <translation>Stecker: Kante</translation>
    </message>
    <message>
        <source>Plug: from bracket</source>
        <translation>Stecker: ab Slotblende</translation>
    </message>
    <message>
        <source>Plug: below top</source>
        <translation>Stecker: unter Oberkante</translation>
    </message>
    <message>
        <source>VRAM</source>
        <translation>VRAM</translation>
    </message>
    <message>
        <source>Memory bus</source>
        <translation>Speicherbus</translation>
    </message>
    <message>
        <source>FP16</source>
        <translation>FP16</translation>
    </message>
    <message>
        <source>PCIe generation</source>
        <translation>PCIe-Generation</translation>
    </message>
    <message>
        <source>PCIe lanes</source>
        <translation>PCIe-Lanes</translation>
    </message>
    <message>
        <source>PCIe mechanical lanes</source>
        <translation>PCIe-Lanes, mechanisch</translation>
    </message>
    <message>
        <source>NVLink</source>
        <translation>NVLink</translation>
    </message>
    <message>
        <source>Design</source>
        <translation>Bauform</translation>
    </message>
    <message>
        <source>NVLink: generation</source>
        <translation>NVLink: Generation</translation>
    </message>
    <message>
        <source>NVLink: from bracket</source>
        <translation>NVLink: ab Slotblende</translation>
    </message>
    <message>
        <source>NVLink: height</source>
        <translation>NVLink: Höhe</translation>
    </message>
    <message>
        <source>NVLink: bandwidth</source>
        <translation>NVLink: Bandbreite</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Bauart</translation>
    </message>
    <message>
        <source>Form factors</source>
        <translation>Formfaktoren</translation>
    </message>
    <message>
        <source>Max board depth</source>
        <translation>Max. Tiefe des Mainboards</translation>
    </message>
    <message>
        <source>Openings</source>
        <translation>Slotblenden</translation>
    </message>
    <message>
        <source>Board mounting</source>
        <translation>Einbaulage des Mainboards</translation>
    </message>
    <message>
        <source>Vertical openings</source>
        <translation>Senkrechte Slotblenden</translation>
    </message>
    <message>
        <source>Vertical mount</source>
        <translation>Senkrechte Halterung</translation>
    </message>
    <message>
        <source>Max card length</source>
        <translation>Max. Kartenlänge</translation>
    </message>
    <message>
        <source>Bare card length</source>
        <translation>Kartenlänge, leer</translation>
    </message>
    <message>
        <source>Max card height</source>
        <translation>Max. Kartenhöhe</translation>
    </message>
    <message>
        <source>Max cooler height</source>
        <translation>Max. Kühlerhöhe</translation>
    </message>
    <message>
        <source>Max PSU length</source>
        <translation>Max. Netzteillänge</translation>
    </message>
    <message>
        <source>PSU form factors</source>
        <translation>Netzteil-Formfaktoren</translation>
    </message>
    <message>
        <source>PSU count</source>
        <translation>Anzahl Netzteile</translation>
    </message>
    <message>
        <source>PSU place</source>
        <translation>Platz des Netzteils</translation>
    </message>
    <message>
        <source>Below last opening</source>
        <translation>Unter der letzten Slotblende</translation>
    </message>
    <message>
        <source>Shroud</source>
        <translation>Netzteilabdeckung</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Radiator mounts</source>
        <translation>Radiatorplätze</translation>
    </message>
    <message>
        <source>Vertical mount: first plane</source>
        <translation>Senkrechte Halterung: erste Ebene</translation>
    </message>
    <message>
        <source>Vertical mount: max card length</source>
        <translation>Senkrechte Halterung: max. Kartenlänge</translation>
    </message>
    <message>
        <source>Vertical mount: max card height</source>
        <translation>Senkrechte Halterung: max. Kartenhöhe</translation>
    </message>
    <message>
        <source>Vertical mount: max card thickness</source>
        <translation>Senkrechte Halterung: max. Kartendicke</translation>
    </message>
    <message>
        <source>Vertical mount: takes openings</source>
        <translation>Senkrechte Halterung: belegt Slotblenden</translation>
    </message>
    <message>
        <source>Vertical mount: riser path</source>
        <translation>Senkrechte Halterung: Weg des Risers</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Sockets</source>
        <translation>Sockel</translation>
    </message>
    <message>
        <source>Memory clearance</source>
        <translation>Freiraum über RAM</translation>
    </message>
    <message>
        <source>Reaches over</source>
        <translation>Ragt über</translation>
    </message>
    <message>
        <source>Radiator length</source>
        <translation>Radiatorlänge</translation>
    </message>
    <message>
        <source>Radiator thickness</source>
        <translation>Radiatordicke</translation>
    </message>
    <message>
        <source>Max power</source>
        <translation>Max. Leistung</translation>
    </message>
    <message>
        <source>Memory channels</source>
        <translation>Speicherkanäle</translation>
    </message>
    <message>
        <source>Memory bandwidth</source>
        <translation>Speicherbandbreite</translation>
    </message>
    <message>
        <source>Modules</source>
        <translation>Module</translation>
    </message>
    <message>
        <source>Module</source>
        <translation>Modul</translation>
    </message>
    <message>
        <source>Parameters b</source>
        <translation>Parameter, Mrd.</translation>
    </message>
    <message>
        <source>Active parameters b</source>
        <translation>Aktive Parameter, Mrd.</translation>
    </message>
    <message>
        <source>Experts</source>
        <translation>Experten</translation>
    </message>
    <message>
        <source>Experts per token</source>
        <translation>Experten je Token</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Hidden size</source>
        <translation>Hidden Size</translation>
    </message>
    <message>
        <source>Attention heads</source>
        <translation>Attention-Köpfe</translation>
    </message>
    <message>
        <source>Vocab size</source>
        <translation>Vokabular</translation>
    </message>
    <message>
        <source>Architecture source</source>
        <translation>Quelle der Architektur</translation>
    </message>
    <message>
        <source>Max context</source>
        <translation>Max. Kontext</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>Nennleistung</translation>
    </message>
    <message>
        <source>Connectors</source>
        <translation>Anschlüsse</translation>
    </message>
    <message>
        <source>PCIe cables</source>
        <translation>PCIe-Kabel</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>Efficiency class</source>
        <translation>Effizienzklasse</translation>
    </message>
    <message>
        <source>Efficiency</source>
        <translation>Wirkungsgrad</translation>
    </message>
    <message>
        <source>Min mains v for rating</source>
        <translation>Mindestspannung für Nennleistung</translation>
    </message>
    <message>
        <source>Plugs into</source>
        <translation>Steckt in</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>Schnittstelle</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>Kapazität</translation>
    </message>
    <message>
        <source>Power limit of the card in watts</source>
        <translation>Leistungsgrenze der Karte in Watt</translation>
    </message>
    <message>
        <source>Slot or output that it is joined to</source>
        <translation>Steckplatz oder Ausgang, an dem es hängt</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>noch nichts</translation>
    </message>
    <message>
        <source>slot {number}</source>
        <translation>Slot {number}</translation>
    </message>
    <message>
        <source>{splitter}, output {number}</source>
        <translation>{splitter}, Ausgang {number}</translation>
    </message>
    <message>
        <source>Join {key}</source>
        <translation>{key} anschließen</translation>
    </message>
    <message>
        <source>derived</source>
        <translation>abgeleitet</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>gemessen</translation>
    </message>
    <message>
        <source>unverified</source>
        <translation>unbelegt</translation>
    </message>
    <message>
        <source>Not published: {names}.</source>
        <translation>Nicht veröffentlicht: {names}.</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Figures and sources of the part</source>
        <translation>Werte und Quellen des Teils</translation>
    </message>
    <message>
        <source>{count} parts selected.</source>
        <translation>{count} Teile gewählt.</translation>
    </message>
    <message>
        <source>Select a part in the drawing or in the list to see its figures.</source>
        <translation>Ein Teil in der Zeichnung oder Liste wählen, um seine Werte zu sehen.</translation>
    </message>
    <message>
        <source>The catalog does not have this part.</source>
        <translation>Der Katalog hat dieses Teil nicht.</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>used</source>
        <translation>gebraucht</translation>
    </message>
    <message>
        <source>Size {quant}</source>
        <translation>Größe {quant}</translation>
    </message>
    <message>
        <source>Card length with drive cage {key}</source>
        <translation>Kartenlänge mit Laufwerkskäfig {key}</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>{efficiency:.1%} at {load:.0%} ({mains} V)</source>
        <translation>{efficiency:.1%} bei {load:.0%} ({mains} V)</translation>
    </message>
    <message>
        <source>Price, {condition}</source>
        <translation>Preis, {condition}</translation>
    </message>
    <message>
        <source>The language changes when RigBuilder is started the next time.</source>
        <translation>Die Sprache wechselt beim nächsten Start von RigBuilder.</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Wird geöffnet…</translation>
    </message>
    <message>
        <source>&amp;Undo {what}</source>
        <translation>&amp;Rückgängig: {what}</translation>
    </message>
    <message>
        <source>&amp;Redo {what}</source>
        <translation>&amp;Wiederholen: {what}</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Noch nichts</translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation>Ersetzen…</translation>
    </message>
    <message>
        <source>Maker&apos;s page</source>
        <translation>Seite des Herstellers</translation>
    </message>
    <message>
        <source>quit</source>
        <translation>beenden</translation>
    </message>
    <message>
        <source> (and {count} more)</source>
        <translation> (und {count} weitere)</translation>
    </message>
    <message>
        <source>The catalog has a problem: {place}: {field}: {reason}{more}.</source>
        <translation>Der Katalog hat einen Fehler: {place}: {field}: {reason}{more}.</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>A board that is not listed</source>
        <translation>Ein Mainboard, das nicht in der Liste steht</translation>
    </message>
    <message>
        <source>which slot?</source>
        <translation>Steckplatz?</translation>
    </message>
    <message>
        <source>Remove this mark</source>
        <translation>Diese Marke entfernen</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>remove</source>
        <translation>entfernen</translation>
    </message>
    <message>
        <source>Slot {place} from the processor: {what}</source>
        <translation>Steckplatz {place} ab Prozessor: {what}</translation>
    </message>
    <message>
        <source>opening {opening}, {off:+.1f} mm</source>
        <translation>Slotblende {opening}, {off:+.1f} mm</translation>
    </message>
    <message>
        <source>not a slot&apos;s place</source>
        <translation>hier liegt kein Steckplatz</translation>
    </message>
    <message>
        <source>Distance from the opening&apos;s line</source>
        <translation>Abstand von der Linie der Slotblende</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>Mainboard</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>Marke</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Processor socket</source>
        <translation>Prozessorsockel</translation>
    </message>
    <message>
        <source>{what} of the board</source>
        <translation>{what} des Mainboards</translation>
    </message>
    <message>
        <source>Form factor</source>
        <translation>Formfaktor</translation>
    </message>
    <message>
        <source>Depth, rear to front edge</source>
        <translation>Tiefe, hintere bis vordere Kante</translation>
    </message>
    <message>
        <source>Height, upper to lower edge</source>
        <translation>Höhe, obere bis untere Kante</translation>
    </message>
    <message>
        <source>Straight edges look bent</source>
        <translation>Gerade Kanten wirken gekrümmt</translation>
    </message>
    <message>
        <source>Drag the four marks on the edges onto the board&apos;s edges</source>
        <translation>Die vier Kantenmarken auf die Kanten des Mainboards ziehen</translation>
    </message>
    <message>
        <source>Replace documented openings that differ</source>
        <translation>Abweichende belegte Slotblenden ersetzen</translation>
    </message>
    <message>
        <source>Add a slot</source>
        <translation>Steckplatz hinzufügen</translation>
    </message>
    <message>
        <source>Socket</source>
        <translation>Sockel</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Tiefe</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>Drag the four corners onto the board&apos;s: upper rear first, plugs at the rear.</source>
        <translation>Die vier Ecken auf die des Mainboards ziehen: zuerst oben hinten; die Anschlüsse liegen hinten.</translation>
    </message>
    <message>
        <source>Slots</source>
        <translation>Steckplätze</translation>
    </message>
    <message>
        <source>Click the rear end of each slot&apos;s connector, in its middle line, where it stands on the board.</source>
        <translation>Das hintere Ende jedes Steckplatzes in seiner Mittellinie anklicken, dort, wo er auf dem Mainboard sitzt.</translation>
    </message>
    <message>
        <source>Choose the card…</source>
        <translation>Karte wählen…</translation>
    </message>
    <message>
        <source>Its long edge: length and thickness</source>
        <translation>Ihre lange Kante: Länge und Dicke</translation>
    </message>
    <message>
        <source>Its fans: length and height</source>
        <translation>Ihre Lüfter: Länge und Höhe</translation>
    </message>
    <message>
        <source>Its bracket: thickness</source>
        <translation>Ihre Slotblende: Dicke</translation>
    </message>
    <message>
        <source>The card&apos;s length</source>
        <translation>Länge der Karte</translation>
    </message>
    <message>
        <source>The card&apos;s height</source>
        <translation>Höhe der Karte</translation>
    </message>
    <message>
        <source>The card&apos;s thickness</source>
        <translation>Dicke der Karte</translation>
    </message>
    <message>
        <source>The bracket&apos;s height</source>
        <translation>Höhe der Slotblende</translation>
    </message>
    <message>
        <source>A ruler that I place</source>
        <translation>Ein eigenes Lineal</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Grafikkarte</translation>
    </message>
    <message>
        <source>What the picture shows of the card</source>
        <translation>Was das Bild von der Karte zeigt</translation>
    </message>
    <message>
        <source>Length that is known</source>
        <translation>Bekannte Länge</translation>
    </message>
    <message>
        <source>Known length in millimetres</source>
        <translation>Bekannte Länge in Millimetern</translation>
    </message>
    <message>
        <source>type it</source>
        <translation>eingeben</translation>
    </message>
    <message>
        <source>How exactly the marks are placed, in pixels</source>
        <translation>Genauigkeit der Marken in Pixeln</translation>
    </message>
    <message>
        <source> pixels</source>
        <translation> Pixel</translation>
    </message>
    <message>
        <source>Drag the four marks on the edges onto the card&apos;s edges</source>
        <translation>Die vier Kantenmarken auf die Kanten der Karte ziehen</translation>
    </message>
    <message>
        <source>Mark the power plug&apos;s middle</source>
        <translation>Mitte des Stromsteckers markieren</translation>
    </message>
    <message>
        <source>Replace documented sizes that differ</source>
        <translation>Abweichende belegte Maße ersetzen</translation>
    </message>
    <message>
        <source>Measured sizes</source>
        <translation>Gemessene Maße</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Zu sehen</translation>
    </message>
    <message>
        <source>Drag the four corners onto the card&apos;s outline, bracket at the left.</source>
        <translation>Die vier Ecken auf den Umriss der Karte ziehen, Slotblende links.</translation>
    </message>
    <message>
        <source>Known length</source>
        <translation>Bekannte Länge</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Marks are exact to</source>
        <translation>Marken genau auf</translation>
    </message>
    <message>
        <source>It must lie in the plane of the four corners: nearer things look larger.</source>
        <translation>Sie muss in der Ebene der vier Ecken liegen: Näheres wirkt größer.</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Gemessen</translation>
    </message>
    <message>
        <source>Thickness</source>
        <translation>Dicke</translation>
    </message>
    <message>
        <source>Plug from the bracket</source>
        <translation>Stecker ab Slotblende</translation>
    </message>
    <message>
        <source>Measure from a picture</source>
        <translation>An einem Bild messen</translation>
    </message>
    <message>
        <source>Open a picture…</source>
        <translation>Bild öffnen…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Fit to window</source>
        <translation>In Fenster einpassen</translation>
    </message>
    <message>
        <source>What the picture shows</source>
        <translation>Was das Bild zeigt</translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Writes the part as a catalog file, ready to contribute</source>
        <translation>Schreibt das Teil als Katalogdatei, bereit zum Beitragen</translation>
    </message>
    <message>
        <source>Use these figures</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>{name}, {width} x {height} pixels</source>
        <translation>{name}, {width} x {height} Pixel</translation>
    </message>
    <message>
        <source>Open a picture to begin.</source>
        <translation>Zum Beginnen ein Bild öffnen.</translation>
    </message>
    <message>
        <source>Drag the four corners onto those of the board.</source>
        <translation>Die vier Ecken auf die des Mainboards ziehen.</translation>
    </message>
    <message>
        <source>Drag the four corners onto those of the card.</source>
        <translation>Die vier Ecken auf die der Karte ziehen.</translation>
    </message>
    <message>
        <source>Say which board it is: brand, name and socket.</source>
        <translation>Angeben, welches Mainboard es ist: Marke, Name und Sockel.</translation>
    </message>
    <message>
        <source>Choose the card.</source>
        <translation>Karte wählen.</translation>
    </message>
    <message numerus="yes">
        <source>{n} slots on the openings&apos; lines within {off:.1f} mm. Check the names before you use them.</source>
        <translation>
            <numerusform>{n} Steckplatz auf {off:.1f} mm genau auf den Linien der Slotblenden. Namen vor dem Übernehmen prüfen.</numerusform>
            <numerusform>{n} Steckplätze auf {off:.1f} mm genau auf den Linien der Slotblenden. Namen vor dem Übernehmen prüfen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Measured. Check the known length before you use the sizes.</source>
        <translation>Gemessen. Bekannte Länge vor dem Übernehmen prüfen.</translation>
    </message>
    <message>
        <source>Saved {name}.</source>
        <translation>{name} gespeichert.</translation>
    </message>
    <message>
        <source>Open a picture</source>
        <translation>Bild öffnen</translation>
    </message>
    <message>
        <source>Save the part</source>
        <translation>Teil speichern</translation>
    </message>
    <message>
        <source>Parts (*.json)</source>
        <translation>Teile (*.json)</translation>
    </message>
    <message>
        <source>Loupe</source>
        <translation>Lupe</translation>
    </message>
    <message>
        <source>upper rear</source>
        <translation>oben hinten</translation>
    </message>
    <message>
        <source>upper front</source>
        <translation>oben vorn</translation>
    </message>
    <message>
        <source>lower front</source>
        <translation>unten vorn</translation>
    </message>
    <message>
        <source>lower rear</source>
        <translation>unten hinten</translation>
    </message>
    <message>
        <source>bracket, back</source>
        <translation>Slotblende, Rückseite</translation>
    </message>
    <message>
        <source>end, back</source>
        <translation>Ende, Rückseite</translation>
    </message>
    <message>
        <source>end, cooler</source>
        <translation>Ende, Kühler</translation>
    </message>
    <message>
        <source>bracket, cooler</source>
        <translation>Slotblende, Kühler</translation>
    </message>
    <message>
        <source>bracket, top</source>
        <translation>Slotblende, oben</translation>
    </message>
    <message>
        <source>end, top</source>
        <translation>Ende, oben</translation>
    </message>
    <message>
        <source>end, bottom</source>
        <translation>Ende, unten</translation>
    </message>
    <message>
        <source>bracket, bottom</source>
        <translation>Slotblende, unten</translation>
    </message>
    <message>
        <source>back, top</source>
        <translation>Rückseite, oben</translation>
    </message>
    <message>
        <source>cooler, top</source>
        <translation>Kühler, oben</translation>
    </message>
    <message>
        <source>cooler, bottom</source>
        <translation>Kühler, unten</translation>
    </message>
    <message>
        <source>back, bottom</source>
        <translation>Rückseite, unten</translation>
    </message>
    <message>
        <source>upper edge</source>
        <translation>obere Kante</translation>
    </message>
    <message>
        <source>front edge</source>
        <translation>vordere Kante</translation>
    </message>
    <message>
        <source>lower edge</source>
        <translation>untere Kante</translation>
    </message>
    <message>
        <source>rear edge</source>
        <translation>hintere Kante</translation>
    </message>
    <message>
        <source>mark {number}</source>
        <translation>Marke {number}</translation>
    </message>
    <message>
        <source>ruler, start</source>
        <translation>Lineal, Anfang</translation>
    </message>
    <message>
        <source>ruler, end</source>
        <translation>Lineal, Ende</translation>
    </message>
    <message>
        <source>plug</source>
        <translation>Stecker</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp *.bmp)</source>
        <translation>Bilder (*.png *.jpg *.jpeg *.webp *.bmp)</translation>
    </message>
    <message>
        <source>{name}: cannot be read: {reason}.</source>
        <translation>{name}: nicht lesbar: {reason}.</translation>
    </message>
    <message>
        <source>{name}: {width} x {height} pixels are too many.</source>
        <translation>{name}: {width} x {height} Pixel sind zu viele.</translation>
    </message>
    <message>
        <source>{name}: is not a PNG, JPEG or WebP picture.</source>
        <translation>{name}: ist kein PNG-, JPEG- oder WebP-Bild.</translation>
    </message>
    <message>
        <source>{name}: {width} x {height} pixels are too few to measure on.</source>
        <translation>{name}: {width} x {height} Pixel sind zu wenige zum Messen.</translation>
    </message>
    <message>
        <source>Drop a picture of a board or of a card here</source>
        <translation>Bild eines Mainboards oder einer Karte hier ablegen</translation>
    </message>
    <message>
        <source>PNG, JPEG or WebP, as large as there is and taken straight from above.
A maker&apos;s product picture of the board does well.</source>
        <translation>PNG, JPEG oder WebP, so groß wie möglich und senkrecht von oben.
Ein Produktbild des Herstellers eignet sich gut.</translation>
    </message>
    <message>
        <source>Picture to measure</source>
        <translation>Bild zum Messen</translation>
    </message>
    <message>
        <source>Selected mark: {mark}</source>
        <translation>Gewählte Marke: {mark}</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Dismiss message</source>
        <translation>Meldung schließen</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>Name of the rig</source>
        <translation>Name des Rigs</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>CPU cooler</source>
        <translation>CPU-Kühler</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Gehäuse</translation>
    </message>
    <message>
        <source>Bridge</source>
        <translation>NVLink-Brücke</translation>
    </message>
    <message>
        <source>Power supply</source>
        <translation>Netzteil</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>RAM</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Laufwerk</translation>
    </message>
    <message>
        <source>Riser</source>
        <translation>Riser</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Preislage</translation>
    </message>
    <message>
        <source>Bifurcation board</source>
        <translation>Bifurkationsplatine</translation>
    </message>
    <message>
        <source>New part like {title}</source>
        <translation>Neues Teil wie {title}</translation>
    </message>
    <message>
        <source>Correct {title}</source>
        <translation>{title} korrigieren</translation>
    </message>
    <message>
        <source>Where the figures are from: a page, or how you measured</source>
        <translation>Woher die Werte stammen: eine Seite oder wie gemessen wurde</translation>
    </message>
    <message>
        <source>Source of the changed figures</source>
        <translation>Quelle der geänderten Werte</translation>
    </message>
    <message>
        <source>Drawing of the part</source>
        <translation>Zeichnung des Teils</translation>
    </message>
    <message>
        <source>Save as own part</source>
        <translation>Als eigenes Teil speichern</translation>
    </message>
    <message>
        <source>Export to contribute…</source>
        <translation>Zum Beitragen exportieren…</translation>
    </message>
    <message>
        <source>Back to the catalog&apos;s figures</source>
        <translation>Zurück zu den Katalogwerten</translation>
    </message>
    <message>
        <source>Slots, plugs and rails of a part are changed in its text file.</source>
        <translation>Steckplätze, Stecker und Schienen eines Teils werden in seiner Textdatei geändert.</translation>
    </message>
    <message>
        <source>Export part</source>
        <translation>Teil exportieren</translation>
    </message>
    <message>
        <source>Part (*.json)</source>
        <translation>Teil (*.json)</translation>
    </message>
    <message>
        <source>Known; unchecked: not published</source>
        <translation>Bekannt; ohne Haken: nicht veröffentlicht</translation>
    </message>
    <message>
        <source>{figure} is known</source>
        <translation>{figure} ist bekannt</translation>
    </message>
    <message>
        <source>Tolerance of {figure}</source>
        <translation>Toleranz von {figure}</translation>
    </message>
    <message>
        <source>Grade of {figure}</source>
        <translation>Belegtheit von {figure}</translation>
    </message>
    <message>
        <source>Select a part in the drawing, in the rig or in the palette first.</source>
        <translation>Zuerst ein Teil in der Zeichnung, im Rig oder in der Palette wählen.</translation>
    </message>
    <message>
        <source>{name}: your figures count now.</source>
        <translation>{name}: die eigenen Werte gelten jetzt.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen…</translation>
    </message>
    <message>
        <source>Import BuildCores OpenDB</source>
        <translation>BuildCores OpenDB importieren</translation>
    </message>
    <message>
        <source>Progress of the import</source>
        <translation>Fortschritt des Imports</translation>
    </message>
    <message>
        <source>{what}: {done:,} of {total:,}</source>
        <translation>{what}: {done:,} von {total:,}</translation>
    </message>
    <message>
        <source>The import was cancelled; nothing has changed.</source>
        <translation>Der Import wurde abgebrochen; nichts hat sich geändert.</translation>
    </message>
    <message>
        <source>Imported {taken:,} parts from BuildCores OpenDB (ODC-By 1.0).</source>
        <translation>{taken:,} Teile aus BuildCores OpenDB importiert (ODC-By 1.0).</translation>
    </message>
    <message>
        <source>Imported {taken:,} parts from BuildCores OpenDB (ODC-By 1.0); {skipped:,} entries were skipped.</source>
        <translation>{taken:,} Teile aus BuildCores OpenDB importiert (ODC-By 1.0); {skipped:,} Einträge übersprungen.</translation>
    </message>
    <message>
        <source>Folder with a copy of BuildCores OpenDB</source>
        <translation>Ordner mit einer Kopie von BuildCores OpenDB</translation>
    </message>
    <message>
        <source>tower</source>
        <translation>Tower</translation>
    </message>
    <message>
        <source>desktop</source>
        <translation>Desktop</translation>
    </message>
    <message>
        <source>rack</source>
        <translation>Rack</translation>
    </message>
    <message>
        <source>open frame</source>
        <translation>offener Rahmen</translation>
    </message>
    <message>
        <source>{slots}-slot</source>
        <translation>{slots} Slots</translation>
    </message>
    <message>
        <source>{lanes} lanes</source>
        <translation>{lanes} Lanes</translation>
    </message>
    <message>
        <source>{billions} B parameters</source>
        <translation>{billions} Mrd. Parameter</translation>
    </message>
    <message>
        <source>slots</source>
        <translation>Steckplätze</translation>
    </message>
    <message>
        <source>{ends}, switch</source>
        <translation>{ends}, Switch</translation>
    </message>
    <message>
        <source>{openings} openings</source>
        <translation>{openings} Slotblenden</translation>
    </message>
    <message numerus="yes">
        <source>{n} card rails</source>
        <translation>
            <numerusform>{n} Kartenschiene</numerusform>
            <numerusform>{n} Kartenschienen</numerusform>
        </translation>
    </message>
    <message>
        <source>cards ≤ {length} mm</source>
        <translation>Karten ≤ {length} mm</translation>
    </message>
    <message>
        <source>{count} × 8-pin</source>
        <translation>{count} × 8-polig</translation>
    </message>
    <message>
        <source>liquid</source>
        <translation>Wasser</translation>
    </message>
    <message>
        <source>{length} mm radiator</source>
        <translation>{length} mm Radiator</translation>
    </message>
    <message>
        <source>air</source>
        <translation>Luft</translation>
    </message>
    <message>
        <source>{height} mm high</source>
        <translation>{height} mm hoch</translation>
    </message>
    <message>
        <source>Memory from</source>
        <translation>Speicher ab</translation>
    </message>
    <message>
        <source>any memory</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>Slots up to</source>
        <translation>Slots bis</translation>
    </message>
    <message>
        <source>any width</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>Thickness up to</source>
        <translation>Dicke bis</translation>
    </message>
    <message>
        <source>any thickness</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>Length up to</source>
        <translation>Länge bis</translation>
    </message>
    <message>
        <source>any length</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>Price up to</source>
        <translation>Preis bis</translation>
    </message>
    <message>
        <source>any price</source>
        <translation>beliebiger Preis</translation>
    </message>
    <message>
        <source>Filters of the parts list</source>
        <translation>Filter der Teileliste</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>any brand</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>No part matches. Try fewer words, or another kind.</source>
        <translation>Kein Teil passt dazu. Weniger Wörter oder eine andere Art versuchen.</translation>
    </message>
    <message>
        <source>Parts palette</source>
        <translation>Teilepalette</translation>
    </message>
    <message>
        <source>Fits</source>
        <translation>Passt</translation>
    </message>
    <message>
        <source>List only parts that bring no error and no open question here</source>
        <translation>Nur Teile zeigen, die hier weder Fehler noch offene Fragen bringen</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Narrow the list by brand and figures</source>
        <translation>Liste nach Marke und Werten eingrenzen</translation>
    </message>
    <message>
        <source>Brand, name, kind or figures: 3090, 24gb, 4-slot (Ctrl+F)</source>
        <translation>Marke, Name, Art oder Werte: 3090, 24gb, 4-slot (Strg+F)</translation>
    </message>
    <message>
        <source>Kind of part</source>
        <translation>Art des Teils</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>Alle Arten</translation>
    </message>
    <message>
        <source>Trying the parts in this rig…</source>
        <translation>Teile werden in diesem Rig probiert…</translation>
    </message>
    <message>
        <source>No part of this search is proven to fit this rig.</source>
        <translation>Für kein Teil dieser Suche ist nachgewiesen, dass es in dieses Rig passt.</translation>
    </message>
    <message>
        <source>{part} needs a place: drop it on the drawing</source>
        <translation>{part} braucht einen Platz: auf der Zeichnung ablegen</translation>
    </message>
    <message>
        <source>a riser joins a card on a rail or a vertical bracket to the board; none is there yet</source>
        <translation>ein Riser verbindet eine Karte auf einer Schiene oder senkrechten Halterung mit dem Mainboard; noch ist keine da</translation>
    </message>
    <message>
        <source>a bridge joins two cards; the rig has fewer</source>
        <translation>eine Brücke verbindet zwei Karten; das Rig hat weniger</translation>
    </message>
    <message>
        <source>No free slot takes it: the card is listed without a place.</source>
        <translation>Kein freier Steckplatz nimmt sie auf: die Karte steht ohne Platz in der Liste.</translation>
    </message>
    <message>
        <source>No free slot takes it: the bifurcation board is listed without a place.</source>
        <translation>Kein freier Steckplatz nimmt sie auf: die Bifurkationsplatine steht ohne Platz in der Liste.</translation>
    </message>
    <message>
        <source>Fits, with a remark</source>
        <translation>Passt, mit Anmerkung</translation>
    </message>
    <message>
        <source>Not proven</source>
        <translation>Nicht nachgewiesen</translation>
    </message>
    <message>
        <source>Does not fit</source>
        <translation>Passt nicht</translation>
    </message>
    <message>
        <source>No rule objects.</source>
        <translation>Keine Regel spricht dagegen.</translation>
    </message>
    <message>
        <source>{place} already holds {holder}.</source>
        <translation>{place} ist schon mit {holder} belegt.</translation>
    </message>
    <message>
        <source>Supply</source>
        <translation>Netzteil</translation>
    </message>
    <message>
        <source>Roofline</source>
        <translation>Roofline</translation>
    </message>
    <message>
        <source>Plots</source>
        <translation>Diagramme</translation>
    </message>
    <message>
        <source>Plots of the rig</source>
        <translation>Diagramme des Rigs</translation>
    </message>
    <message>
        <source>no rent</source>
        <translation>keine Miete</translation>
    </message>
    <message>
        <source>Price of a rented computer an hour, for comparison</source>
        <translation>Preis eines Mietrechners je Stunde, zum Vergleich</translation>
    </message>
    <message>
        <source>Save as PNG or SVG…</source>
        <translation>Als PNG oder SVG speichern…</translation>
    </message>
    <message>
        <source>Rent an hour</source>
        <translation>Miete je Stunde</translation>
    </message>
    <message>
        <source>Export PDF with plots…</source>
        <translation>PDF mit Diagrammen exportieren…</translation>
    </message>
    <message>
        <source>Save plot</source>
        <translation>Diagramm speichern</translation>
    </message>
    <message>
        <source>Picture (*.png);;Drawing (*.svg)</source>
        <translation>Bild (*.png);;Zeichnung (*.svg)</translation>
    </message>
    <message>
        <source>Choose the card&apos;s model</source>
        <translation>Modell der Karte wählen</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>As the computer says</source>
        <translation>Laut Computer</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>In the rig</source>
        <translation>Im Rig</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Platz</translation>
    </message>
    <message>
        <source>Slot</source>
        <translation>Steckplatz</translation>
    </message>
    <message>
        <source>Splitter</source>
        <translation>Splitter</translation>
    </message>
    <message>
        <source>documented</source>
        <translation>belegt</translation>
    </message>
    <message>
        <source>Negotiated now</source>
        <translation>Jetzt ausgehandelt</translation>
    </message>
    <message>
        <source>Card can</source>
        <translation>Karte kann</translation>
    </message>
    <message>
        <source>Port can</source>
        <translation>Port kann</translation>
    </message>
    <message>
        <source>Slot by the catalog</source>
        <translation>Steckplatz laut Katalog</translation>
    </message>
    <message>
        <source>recognised</source>
        <translation>erkannt</translation>
    </message>
    <message>
        <source>partly</source>
        <translation>teilweise</translation>
    </message>
    <message>
        <source>not recognised</source>
        <translation>nicht erkannt</translation>
    </message>
    <message>
        <source>Model not known: choose it</source>
        <translation>Modell unbekannt: wählen</translation>
    </message>
    <message>
        <source>What was recognised</source>
        <translation>Was erkannt wurde</translation>
    </message>
    <message>
        <source>Model of {key}</source>
        <translation>Modell von {key}</translation>
    </message>
    <message>
        <source>PCI Express links of the cards</source>
        <translation>PCI-Express-Verbindungen der Karten</translation>
    </message>
    <message>
        <source>Read this computer</source>
        <translation>Diesen Computer auslesen</translation>
    </message>
    <message>
        <source>PCI Express links</source>
        <translation>PCI-Express-Verbindungen</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Erneut auslesen</translation>
    </message>
    <message>
        <source>Read a recording…</source>
        <translation>Aufzeichnung öffnen…</translation>
    </message>
    <message>
        <source>Save the recording…</source>
        <translation>Aufzeichnung speichern…</translation>
    </message>
    <message>
        <source>Open as a new rig</source>
        <translation>Als neues Rig öffnen</translation>
    </message>
    <message>
        <source>What could not be learnt</source>
        <translation>Was sich nicht ermitteln ließ</translation>
    </message>
    <message>
        <source>Opens what was found as a new rig of parts that you own</source>
        <translation>Öffnet das Gefundene als neues Rig aus vorhandenen Teilen</translation>
    </message>
    <message>
        <source>What the computer said, without serial numbers, as text files</source>
        <translation>Angaben des Computers ohne Seriennummern, als Textdateien</translation>
    </message>
    <message>
        <source>A folder that was saved here or by rigbuilder scan --recording</source>
        <translation>Ein Ordner, der hier oder mit rigbuilder scan --recording gespeichert wurde</translation>
    </message>
    <message>
        <source>This computer is being read</source>
        <translation>Der Computer wird ausgelesen</translation>
    </message>
    <message>
        <source>Reading this computer. Nothing leaves it.</source>
        <translation>Der Computer wird ausgelesen. Nichts verlässt ihn.</translation>
    </message>
    <message>
        <source>Asking {what}. Nothing leaves this computer.</source>
        <translation>{what} wird gefragt. Nichts verlässt diesen Computer.</translation>
    </message>
    <message>
        <source>Opened as a new rig, not saved yet.</source>
        <translation>Als neues Rig geöffnet, noch nicht gespeichert.</translation>
    </message>
    <message>
        <source>Read a recording</source>
        <translation>Aufzeichnung öffnen</translation>
    </message>
    <message>
        <source>From {folder}.</source>
        <translation>Aus {folder}.</translation>
    </message>
    <message>
        <source>Save the recording in an empty folder</source>
        <translation>Aufzeichnung in leerem Ordner speichern</translation>
    </message>
    <message>
        <source>Saved in {folder}.</source>
        <translation>In {folder} gespeichert.</translation>
    </message>
    <message>
        <source>{n} in a proven slot</source>
        <translation>{n} in nachgewiesenem Steckplatz</translation>
    </message>
    <message>
        <source>in no proven slot</source>
        <translation>in keinem nachgewiesenen Steckplatz</translation>
    </message>
    <message numerus="yes">
        <source>{n} cards ({proven})</source>
        <translation>
            <numerusform>{n} Karte ({proven})</numerusform>
            <numerusform>{n} Karten ({proven})</numerusform>
        </translation>
    </message>
    <message>
        <source>the board</source>
        <translation>das Mainboard</translation>
    </message>
    <message>
        <source>the processor</source>
        <translation>der Prozessor</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Found: {what}.</source>
        <translation>Gefunden: {what}.</translation>
    </message>
    <message>
        <source>nothing of the catalog</source>
        <translation>nichts aus dem Katalog</translation>
    </message>
    <message>
        <source>120 V, 15 A, US</source>
        <translation>120 V, 15 A, USA</translation>
    </message>
    <message>
        <source>120 V, 20 A, US</source>
        <translation>120 V, 20 A, USA</translation>
    </message>
    <message>
        <source>240 V, 20 A, US</source>
        <translation>240 V, 20 A, USA</translation>
    </message>
    <message>
        <source>240 V, 30 A, US</source>
        <translation>240 V, 30 A, USA</translation>
    </message>
    <message>
        <source>230 V, 16 A, EU</source>
        <translation>230 V, 16 A, EU</translation>
    </message>
    <message>
        <source>230 V, 13 A, UK</source>
        <translation>230 V, 13 A, UK</translation>
    </message>
    <message>
        <source>100 V, 15 A, Japan</source>
        <translation>100 V, 15 A, Japan</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>nicht gesetzt</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Standort</translation>
    </message>
    <message>
        <source>Usual circuits</source>
        <translation>Übliche Stromkreise</translation>
    </message>
    <message>
        <source>Mains voltage</source>
        <translation>Netzspannung</translation>
    </message>
    <message>
        <source>Circuit breaker</source>
        <translation>Leitungsschutzschalter</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Price of a kWh</source>
        <translation>Preis einer kWh</translation>
    </message>
    <message>
        <source>Hours a day under load</source>
        <translation>Stunden am Tag unter Last</translation>
    </message>
    <message>
        <source>Months to write it off</source>
        <translation>Monate der Abschreibung</translation>
    </message>
    <message>
        <source>Rent of another computer, an hour</source>
        <translation>Miete eines anderen Rechners je Stunde</translation>
    </message>
    <message>
        <source>Claimed decode speed</source>
        <translation>Behauptetes Decode-Tempo</translation>
    </message>
    <message>
        <source>Experts in system memory</source>
        <translation>Experten im Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Keep the expert weights of a mixture in system memory, the rest on the cards</source>
        <translation>Expertengewichte eines MoE-Modells im Arbeitsspeicher halten, den Rest auf den Karten</translation>
    </message>
    <message>
        <source>Mains</source>
        <translation>Stromnetz</translation>
    </message>
    <message>
        <source>Circuit</source>
        <translation>Stromkreis</translation>
    </message>
    <message>
        <source>Voltage</source>
        <translation>Spannung</translation>
    </message>
    <message>
        <source>Breaker</source>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>Geld</translation>
    </message>
    <message>
        <source>One kWh</source>
        <translation>Eine kWh</translation>
    </message>
    <message>
        <source>Load a day</source>
        <translation>Last am Tag</translation>
    </message>
    <message>
        <source>Months to write off</source>
        <translation>Abschreibung, Monate</translation>
    </message>
    <message>
        <source>Rented, an hour</source>
        <translation>Miete je Stunde</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Claimed speed</source>
        <translation>Behauptetes Tempo</translation>
    </message>
    <message>
        <source>Circuit of {circuit}</source>
        <translation>Stromkreis {circuit}</translation>
    </message>
    <message>
        <source>Open ready rig: {name}</source>
        <translation>Fertiges Rig öffnen: {name}</translation>
    </message>
    <message>
        <source>Will it fit, will it bridge, will it hold the power, will the model load, how fast?</source>
        <translation>Passt es, passt die Brücke, reicht der Strom, lädt das Modell, und wie schnell?</translation>
    </message>
    <message>
        <source>Start page</source>
        <translation>Startseite</translation>
    </message>
    <message>
        <source>Rigs that you save are listed here.</source>
        <translation>Gespeicherte Rigs stehen hier.</translation>
    </message>
    <message>
        <source>New empty rig</source>
        <translation>Neues leeres Rig</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>Read this computer…</source>
        <translation>Diesen Computer auslesen…</translation>
    </message>
    <message>
        <source>An empty rig: choose case, board and cards yourself (Ctrl+N)</source>
        <translation>Ein leeres Rig: Gehäuse, Mainboard und Karten selbst wählen (Strg+N)</translation>
    </message>
    <message>
        <source>Open a rig file (Ctrl+O), or drop it on the window</source>
        <translation>Rig-Datei öffnen (Strg+O) oder auf dem Fenster ablegen</translation>
    </message>
    <message>
        <source>Begin with the parts of the computer that you have; nothing leaves it</source>
        <translation>Mit den Teilen des eigenen Computers beginnen; nichts verlässt ihn</translation>
    </message>
    <message>
        <source>Recent rigs</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Begin with a ready rig</source>
        <translation>Mit einem fertigen Rig beginnen</translation>
    </message>
    <message>
        <source>Back to {name}</source>
        <translation>Zurück zu {name}</translation>
    </message>
    <message>
        <source>Parts, prices and remarks of the chosen build</source>
        <translation>Teile, Preise und Anmerkungen der gewählten Zusammenstellung</translation>
    </message>
    <message>
        <source>; case of {litres:.0f} litres</source>
        <translation>; Gehäuse mit {litres:.0f} Litern</translation>
    </message>
    <message>
        <source>{free} GiB free on the cards</source>
        <translation>{free} GiB auf den Karten frei</translation>
    </message>
    <message>
        <source>Budget: {verdict}.</source>
        <translation>Budget: {verdict}.</translation>
    </message>
    <message>
        <source>Warning: {warning}</source>
        <translation>Warnung: {warning}</translation>
    </message>
    <message>
        <source>Owned and not used: {unused}.</source>
        <translation>Vorhanden und nicht benutzt: {unused}.</translation>
    </message>
    <message>
        <source>no price on record</source>
        <translation>kein Preis bekannt</translation>
    </message>
    <message>
        <source>any case</source>
        <translation>beliebiges Gehäuse</translation>
    </message>
    <message>
        <source>tower or desktop</source>
        <translation>Tower oder Desktop</translation>
    </message>
    <message>
        <source>not an open frame</source>
        <translation>kein offener Rahmen</translation>
    </message>
    <message>
        <source>any noise</source>
        <translation>beliebig laut</translation>
    </message>
    <message>
        <source>quiet: fans or water</source>
        <translation>leise: Lüfter oder Wasser</translation>
    </message>
    <message>
        <source>audible: blowers too</source>
        <translation>hörbar: auch Blower</translation>
    </message>
    <message>
        <source>middle of each range</source>
        <translation>Mitte jeder Spanne</translation>
    </message>
    <message>
        <source>cheapest offers</source>
        <translation>günstigste Angebote</translation>
    </message>
    <message>
        <source>dearest offers</source>
        <translation>teuerste Angebote</translation>
    </message>
    <message>
        <source>Demands</source>
        <translation>Anforderungen</translation>
    </message>
    <message>
        <source>Model to run</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Quantization</source>
        <translation>Quantisierung</translation>
    </message>
    <message>
        <source>Context, tokens for each user</source>
        <translation>Kontext, Tokens je Nutzer</translation>
    </message>
    <message>
        <source>Users at a time</source>
        <translation>Gleichzeitige Nutzer</translation>
    </message>
    <message>
        <source>Least speed for each user</source>
        <translation>Mindesttempo je Nutzer</translation>
    </message>
    <message>
        <source> tokens/s</source>
        <translation> Tokens/s</translation>
    </message>
    <message>
        <source>any speed</source>
        <translation>beliebiges Tempo</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>Budget</translation>
    </message>
    <message>
        <source>Mains circuit that has to carry the rig</source>
        <translation>Stromkreis, der das Rig tragen muss</translation>
    </message>
    <message>
        <source>Largest case</source>
        <translation>Größtes Gehäuse</translation>
    </message>
    <message>
        <source> litres</source>
        <translation> Liter</translation>
    </message>
    <message>
        <source>any size</source>
        <translation>beliebige Größe</translation>
    </message>
    <message>
        <source>Style of case</source>
        <translation>Bauart des Gehäuses</translation>
    </message>
    <message>
        <source>Noise of the cards</source>
        <translation>Lautstärke der Karten</translation>
    </message>
    <message>
        <source>Most cards</source>
        <translation>Höchstzahl Karten</translation>
    </message>
    <message>
        <source>Prices that count</source>
        <translation>Preise, die zählen</translation>
    </message>
    <message>
        <source>No used parts</source>
        <translation>Keine gebrauchten Teile</translation>
    </message>
    <message>
        <source>Only parts with a price</source>
        <translation>Nur Teile mit Preis</translation>
    </message>
    <message>
        <source>Parts of the open rig that you own</source>
        <translation>Teile des offenen Rigs, die vorhanden sind</translation>
    </message>
    <message>
        <source>The open rig has no parts yet.</source>
        <translation>Das offene Rig hat noch keine Teile.</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Quant</source>
        <translation>Quant</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Nutzer</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>Mindestens</translation>
    </message>
    <message>
        <source>Within</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>Grafikkarten</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>Preise</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Parts I own already</source>
        <translation>Vorhandene Teile</translation>
    </message>
    <message>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message>
        <source>Tokens/s</source>
        <translation>Tokens/s</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Anmerkungen</translation>
    </message>
    <message>
        <source>quiet</source>
        <translation>leise</translation>
    </message>
    <message>
        <source>audible</source>
        <translation>hörbar</translation>
    </message>
    <message>
        <source>loud</source>
        <translation>laut</translation>
    </message>
    <message>
        <source>Sum of the prices on record; + where parts without a price come on top</source>
        <translation>Summe der bekannten Preise; +, wo Teile ohne Preis hinzukommen</translation>
    </message>
    <message>
        <source>Expected for each user</source>
        <translation>Erwartet je Nutzer</translation>
    </message>
    <message>
        <source>Steady, at the supply&apos;s output</source>
        <translation>Dauerlast, am Ausgang des Netzteils</translation>
    </message>
    <message>
        <source>By the cards&apos; coolers: quiet (fans, water), audible (blower), loud (server fans)</source>
        <translation>Nach den Kühlern der Karten: leise (Lüfter, Wasser), hörbar (Blower), laut (Serverlüfter)</translation>
    </message>
    <message>
        <source>Warnings of the rules; every build fits all the same</source>
        <translation>Warnungen der Regeln; jede Zusammenstellung passt trotzdem</translation>
    </message>
    <message>
        <source>Why nothing fits, and what to relax</source>
        <translation>Warum nichts passt und was zu lockern ist</translation>
    </message>
    <message>
        <source>Nothing is proven to fit.</source>
        <translation>Nichts passt nachweislich.</translation>
    </message>
    <message>
        <source>Relax one of these, and something does:</source>
        <translation>Eine dieser Anforderungen lockern, dann passt etwas:</translation>
    </message>
    <message>
        <source>No single demand, relaxed alone, lets a build pass.</source>
        <translation>Keine Anforderung reicht, allein gelockert, aus.</translation>
    </message>
    <message>
        <source>Nearest, kept from a proof only by figures nobody publishes:</source>
        <translation>Am nächsten dran, nur ohne Nachweis, weil Werte nicht veröffentlicht sind:</translation>
    </message>
    <message>
        <source>Search again. Found: {example}</source>
        <translation>Erneut suchen. Gefunden: {example}</translation>
    </message>
    <message>
        <source>Found: {example}</source>
        <translation>Gefunden: {example}</translation>
    </message>
    <message>
        <source>Open it to look at what is missing</source>
        <translation>Öffnen und ansehen, was fehlt</translation>
    </message>
    <message>
        <source>Open {title} to look at what is missing</source>
        <translation>{title} öffnen und ansehen, was fehlt</translation>
    </message>
    <message>
        <source>Say what the rig shall run and keep, then find builds. Each one is a whole rig with its parts, judged by all rules and proven to fit; none is surpassed by another in cost, speed, power and noise at once.</source>
        <translation>Angeben, was das Rig leisten und einhalten soll, dann suchen. Jede Zusammenstellung ist ein ganzes Rig mit allen Teilen, von allen Regeln geprüft, und passt nachweislich; keine wird von einer anderen in Kosten, Tempo, Leistung und Lautstärke zugleich übertroffen.</translation>
    </message>
    <message>
        <source>Find a build</source>
        <translation>Zusammenstellung suchen</translation>
    </message>
    <message>
        <source>Find builds</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Open as a rig</source>
        <translation>Als Rig öffnen</translation>
    </message>
    <message>
        <source>Builds that fit, cheapest first</source>
        <translation>Passende Zusammenstellungen, günstigste zuerst</translation>
    </message>
    <message>
        <source>Figures of the builds</source>
        <translation>Werte der Zusammenstellungen</translation>
    </message>
    <message>
        <source>Numbers of the builds</source>
        <translation>Nummern der Zusammenstellungen</translation>
    </message>
    <message>
        <source>Search the whole catalog (Ctrl+Enter)</source>
        <translation>Den ganzen Katalog durchsuchen (Strg+Enter)</translation>
    </message>
    <message>
        <source>Give the search up (Esc)</source>
        <translation>Suche abbrechen (Esc)</translation>
    </message>
    <message>
        <source>Work on the chosen build (Enter or double click)</source>
        <translation>Mit der gewählten Zusammenstellung arbeiten (Enter oder Doppelklick)</translation>
    </message>
    <message>
        <source>Progress of the search</source>
        <translation>Fortschritt der Suche</translation>
    </message>
    <message>
        <source>Cancelled: nothing was changed.</source>
        <translation>Abgebrochen: nichts wurde geändert.</translation>
    </message>
    <message>
        <source>, {done:,} of {total:,}</source>
        <translation>, {done:,} von {total:,}</translation>
    </message>
    <message>
        <source>Looking for {what}{count}…</source>
        <translation>Suche nach {what}{count}…</translation>
    </message>
    <message>
        <source>Search here, for example 3090 or 1600w, and drag a part onto the drawing. Enter adds it at the best place.</source>
        <translation>Hier suchen, zum Beispiel 3090 oder 1600w, und ein Teil auf die Zeichnung ziehen. Enter setzt es an den besten Platz.</translation>
    </message>
    <message>
        <source>The rig, to scale</source>
        <translation>Das Rig, maßstäblich</translation>
    </message>
    <message>
        <source>While a part is under the mouse, every place says whether it takes it, and why not. Cards move by dragging or with the arrow keys; hatched edges are sizes that nobody publishes.</source>
        <translation>Solange ein Teil unter der Maus ist, sagt jeder Platz, ob er es aufnimmt, und warum nicht. Karten lassen sich ziehen oder mit den Pfeiltasten verschieben; schraffierte Kanten sind Maße, die niemand veröffentlicht.</translation>
    </message>
    <message>
        <source>Power, memory, speed, cost</source>
        <translation>Leistung, Speicher, Tempo, Kosten</translation>
    </message>
    <message>
        <source>They follow the part under the mouse. Choose the model that you want to run at the top; point at a bar to see what it is made of.</source>
        <translation>Sie folgen dem Teil unter der Maus. Oben das Modell wählen, das laufen soll; auf einen Balken zeigen, um zu sehen, woraus er besteht.</translation>
    </message>
    <message>
        <source>What does not fit, and what is not known</source>
        <translation>Was nicht passt und was unbekannt ist</translation>
    </message>
    <message>
        <source>A click on a finding lights up its place. Fixes are one click and one step to undo. Only what is proven is called a fit.</source>
        <translation>Ein Klick auf einen Befund hebt die Stelle hervor. Lösungen sind ein Klick und ein Schritt zurück. Nur was nachgewiesen ist, heißt passend.</translation>
    </message>
    <message>
        <source>Skip the tour</source>
        <translation>Rundgang überspringen</translation>
    </message>
    <message>
        <source>{step} of {steps}</source>
        <translation>{step} von {steps}</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Tour, {title}</source>
        <translation>Rundgang, {title}</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Akzeptiert</translation>
    </message>
    <message>
        <source>Bridges</source>
        <translation>NVLink-Brücken</translation>
    </message>
    <message>
        <source>Boards</source>
        <translation>Mainboards</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Gehäuse</translation>
    </message>
    <message>
        <source>Power supplies</source>
        <translation>Netzteile</translation>
    </message>
    <message>
        <source>Processors</source>
        <translation>Prozessoren</translation>
    </message>
    <message>
        <source>Coolers</source>
        <translation>Kühler</translation>
    </message>
    <message>
        <source>Risers</source>
        <translation>Riser</translation>
    </message>
    <message>
        <source>Bifurcation boards</source>
        <translation>Bifurkationsplatinen</translation>
    </message>
    <message>
        <source>Fit not proven</source>
        <translation>Nicht nachgewiesen</translation>
    </message>
    <message>
        <source>By layer</source>
        <translation>Schichtweise</translation>
    </message>
    <message>
        <source>Tensor parallel</source>
        <translation>Tensorparallel</translation>
    </message>
    <message>
        <source>Workload</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Context, tokens for each sequence</source>
        <translation>Kontext, Tokens je Sequenz</translation>
    </message>
    <message>
        <source>Sequences at once</source>
        <translation>Gleichzeitige Sequenzen</translation>
    </message>
    <message>
        <source>KV cache type</source>
        <translation>Typ des KV-Cache</translation>
    </message>
    <message>
        <source>Split over the cards</source>
        <translation>Aufteilung auf die Karten</translation>
    </message>
    <message>
        <source>Runtime</source>
        <translation>Laufzeit</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Aufteilung</translation>
    </message>
    <message>
        <source>Sequences</source>
        <translation>Sequenzen</translation>
    </message>
    <message>
        <source>no model yet</source>
        <translation>noch kein Modell</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>Kein Modell</translation>
    </message>
    <message>
        <source>Run {model}</source>
        <translation>{model} ausführen</translation>
    </message>
    <message>
        <source>Findings, part, site and help</source>
        <translation>Befunde, Teil, Standort und Hilfe</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Added {title}. {remark}</source>
        <translation>{title} hinzugefügt. {remark}</translation>
    </message>
</context>
</TS>
