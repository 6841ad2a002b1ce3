import Link from 'next/link';

export default function NotFound() {
  return (
    <main className="document">
      <h1>Not found</h1>
      <p>
        There is no page here. <Link href="/lessons">The course</Link> lists everything there is.
      </p>
    </main>
  );
}
