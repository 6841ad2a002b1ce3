/** A ring around the pointer that an audience can follow. Returns the way to take it off. */
export function showHalo(): () => void {
  const halo = document.createElement('div');
  halo.className = 'halo';
  halo.hidden = true;
  document.body.append(halo);
  const follow = ({ clientX, clientY }: PointerEvent) => {
    halo.hidden = false;
    halo.style.transform = `translate(${clientX}px, ${clientY}px)`;
  };
  document.addEventListener('pointermove', follow);
  return () => {
    document.removeEventListener('pointermove', follow);
    halo.remove();
  };
}
