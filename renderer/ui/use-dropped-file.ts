import { useEffect, useEffectEvent, useState } from 'react';

function holdsFile({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') ?? false;
}

/** Calls `onDrop` with the first file that is dropped on the window; returns whether one is dragged over it now. */
export function useDroppedFile(onDrop: (file: File) => void): boolean {
  const [isOver, setIsOver] = useState(false);
  const dropped = useEffectEvent(onDrop);

  useEffect(() => {
    function over(event: DragEvent): void {
      if (holdsFile(event)) {
        event.preventDefault();
        setIsOver(true);
      }
    }
    function left({ relatedTarget }: DragEvent): void {
      // Without a next element the file was dragged out of the window.
      if (relatedTarget === null) {
        setIsOver(false);
      }
    }
    function drop(event: DragEvent): void {
      const file = event.dataTransfer?.files[0];
      setIsOver(false);
      if (file !== undefined) {
        event.preventDefault();
        dropped(file);
      }
    }
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', left);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', left);
      window.removeEventListener('drop', drop);
    };
  }, []);

  return isOver;
}
